import { generate } from 'selfsigned';

/** The files of a demonstration’s certificates. The authority’s own key is thrown away: renewing makes a new one. */
export const certificateFiles = [
  'ca.crt',
  'kurrentdb.crt',
  'kurrentdb.key',
  'proxy.crt',
  'proxy.key',
] as const;

/** Names under which the nodes of KurrentDB know each other and are known. */
export const nodeNames = ['kurrentdb-1', 'kurrentdb-2', 'kurrentdb-3'] as const;

const days = 365;

/** An authority for one demonstration with a certificate for the nodes of KurrentDB and one for the proxy. */
export async function makeCertificates(): Promise<
  Readonly<Record<(typeof certificateFiles)[number], string>>
> {
  const dates = dated();
  const authority = await generate([{ name: 'commonName', value: 'Interventions demonstration' }], {
    ...dates,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const sign = (commonName: string, names: readonly string[], clientAuth: boolean) =>
    generate([{ name: 'commonName', value: commonName }], {
      ...dates,
      algorithm: 'sha256',
      ca: { key: authority.private, cert: authority.cert },
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true, clientAuth },
        {
          name: 'subjectAltName',
          altNames: [
            ...names.map((value) => ({ type: 2, value }) as const),
            { type: 7, ip: '127.0.0.1' } as const,
          ],
        },
      ],
    });
  // One common name for all nodes: by it they take each other for nodes of one cluster.
  const node = await sign('kurrentdb-node', [...nodeNames, 'localhost'], true);
  const proxy = await sign('localhost', ['localhost'], false);
  return {
    'ca.crt': authority.cert,
    'kurrentdb.crt': node.cert,
    'kurrentdb.key': node.private,
    'proxy.crt': proxy.cert,
    'proxy.key': proxy.private,
  };
}

function dated(): { readonly notBeforeDate: Date; readonly notAfterDate: Date } {
  const from = Date.now() - 60_000;
  return { notBeforeDate: new Date(from), notAfterDate: new Date(from + days * 86_400_000) };
}
