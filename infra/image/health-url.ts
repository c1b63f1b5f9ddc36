type Env = Readonly<Record<string, string | undefined>>;

const ports: Readonly<Record<string, { readonly setting: string; readonly fallback: string }>> = {
  api: { setting: 'API_PORT', fallback: '4000' },
  worker: { setting: 'WORKER_PORT', fallback: '4001' },
  web: { setting: 'WEB_PORT', fallback: '3000' },
};

/** Where a process answers for its health in the container it shares with the asker; null for one without. */
export function healthUrl(program: string, question: string, env: Env): string | null {
  const port = ports[program];
  if (port === undefined) return null;
  return `http://${reachable(env['HOST'])}:${env[port.setting] || port.fallback}/health/${question}`;
}

/** An address to reach what listens on another: all addresses of a machine include its own loopback. */
function reachable(host = ''): string {
  if (host === '' || host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
