/** A promise that someone else settles. */
export type Deferred = { readonly promise: Promise<void>; readonly resolve: () => void };

/** One that is not settled yet. */
export function deferred(): Deferred {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
