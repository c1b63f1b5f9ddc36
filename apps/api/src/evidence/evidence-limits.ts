/** How large a file of evidence may be here. */
export class EvidenceLimits {
  constructor(readonly maxBytes: number) {}
}
