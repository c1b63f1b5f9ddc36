import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** An authority made for a test, with a server and a client that it signed, and another one that signed neither. */
export type Certificates = {
  /** Key and certificate of a server at 127.0.0.1, in PEM. */
  readonly server: { readonly key: string; readonly cert: string };
  readonly authority: string;
  readonly caFile: string;
  readonly otherCaFile: string;
  readonly userCertFile: string;
  readonly userKeyFile: string;
  dispose(): void;
};

/** New certificates, in a folder of their own. */
export async function makeCertificates(): Promise<Certificates> {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const [authority, other] = await Promise.all([makeAuthority(), makeAuthority()]);
  const [server, user] = await Promise.all(
    ['127.0.0.1', 'interventions'].map((name) =>
      generate([{ name: 'commonName', value: name }], {
        ca: { key: authority.private, cert: authority.cert },
        extensions: [
          { name: 'basicConstraints', cA: false },
          { name: 'keyUsage', digitalSignature: true },
          { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
          { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
        ],
      }),
    ),
  );
  if (server === undefined || user === undefined) throw new Error('No certificates were made.');
  return {
    server: { key: server.private, cert: server.cert },
    authority: authority.cert,
    caFile: file('ca.pem', authority.cert),
    otherCaFile: file('other-ca.pem', other.cert),
    userCertFile: file('user.pem', user.cert),
    userKeyFile: file('user.key', user.private),
    dispose: () => rmSync(folder, { recursive: true }),
  };
}

function makeAuthority(): ReturnType<typeof generate> {
  return generate([{ name: 'commonName', value: 'authority of a test' }], {
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true },
    ],
  });
}
