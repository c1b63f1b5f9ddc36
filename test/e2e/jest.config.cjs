module.exports = {
  displayName: 'test-e2e',
  preset: '../../infra/tooling/jest.preset.cjs',
  // Pages wait more than they work: two platforms keep two processors busy.
  maxWorkers: 2,
  globalSetup: './src/inventory/begin.mjs',
  globalTeardown: './src/inventory/end.mjs',
};
