import { createServer, type AddressInfo, type Server } from 'node:net';
import { requireFreePorts } from './ports.ts';
import { readSettings } from './settings.ts';
import { freePorts } from './testing/stage.ts';

describe('checking the ports before anything starts', () => {
  let taken: Server;
  let port: number;

  beforeEach(async () => {
    taken = createServer();
    await new Promise<void>((ready) => taken.listen(0, '127.0.0.1', ready));
    port = (taken.address() as AddressInfo).port;
  });

  afterEach(() => new Promise((closed) => taken.close(closed)));

  it.each(['WEB_PORT', 'API_PORT', 'WORKER_PORT'])(
    'names %s when its port is taken',
    async (name) => {
      const settings = readSettings(await freePorts({ [name]: port }), [], '/');
      await expect(requireFreePorts(settings)).rejects.toThrow(
        `Port ${port} is already in use: stop what is using it, or set ${name} to a free port.`,
      );
    },
  );

  it('says nothing when all are free', async () => {
    const settings = readSettings(await freePorts(), [], '/');
    await expect(requireFreePorts(settings)).resolves.toBeUndefined();
  });
});
