import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { TcpProxy } from './tcp-proxy.js';

let echo: Server;
let proxy: TcpProxy;
const sockets: Socket[] = [];
beforeEach(async () => {
  echo = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await TcpProxy.start((echo.address() as AddressInfo).port);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await proxy.dispose();
  echo.close();
  await once(echo, 'close');
});

const open = async () => {
  const socket = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => socket.destroy());
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
};
const said = async (socket: Socket) => {
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return bytes.toString();
};

it('forwards bytes and the end of a direction', async () => {
  const socket = await open();
  const large = 'x'.repeat(5_000_000);
  socket.end(large);
  expect((await text(socket)).length).toBe(large.length);
});

it('cuts all connections and accepts new ones', async () => {
  const [first, second] = [await open(), await open()];
  first.write('a');
  second.write('b');
  await Promise.all([said(first), said(second)]);
  const closed = [first, second].map((socket) => new Promise((gone) => socket.on('close', gone)));
  proxy.cut();
  await Promise.all(closed);
  expect(proxy.openConnections).toBe(0);
  const third = await open();
  third.write('c');
  expect(await said(third)).toBe('c');
});

it.each([[], ['to-server'], ['to-client']] as const)(
  'swallows what comes, and forwards it when it resumes: %s',
  async (...directions) => {
    const socket = await open();
    socket.write('before');
    expect(await said(socket)).toBe('before');
    proxy.blackHole(...directions);
    const answer = said(socket);
    socket.write('within');
    const nothing = Symbol('nothing came');
    expect(await Promise.race([answer, sleep(150, nothing)])).toBe(nothing);
    expect(socket.destroyed).toBe(false);
    await open(); // still accepted
    await proxy.resume();
    expect(await answer).toBe('within');
  },
);

it('delays both ways, in order', async () => {
  const socket = await open();
  proxy.delay(100);
  const start = performance.now();
  socket.write('a');
  await sleep(10);
  socket.end('b');
  expect(await text(socket)).toBe('ab');
  expect(performance.now() - start).toBeGreaterThanOrEqual(195);
});

it('refuses new connections, keeps the open ones, and accepts again on its port', async () => {
  const socket = await open();
  socket.write('a');
  await said(socket);
  proxy.refuse();
  const refused = connect(proxy.port, '127.0.0.1');
  expect((await once(refused, 'error'))[0]).toMatchObject({ code: 'ECONNREFUSED' });
  socket.write('still here');
  expect(await said(socket)).toBe('still here');
  await proxy.resume();
  const again = await open();
  again.write('b');
  expect(await said(again)).toBe('b');
});

it('ends the connection of a client whose server is gone', async () => {
  echo.close();
  const socket = connect(proxy.port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  await once(socket, 'close');
  expect(socket.destroyed).toBe(true);
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
});
