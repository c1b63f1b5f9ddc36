module.exports = {
  displayName: 'test-e2e',
  preset: '../../infra/tooling/jest.preset.cjs',
  globalSetup: './src/inventory/begin.mjs',
  globalTeardown: './src/inventory/end.mjs',
};
