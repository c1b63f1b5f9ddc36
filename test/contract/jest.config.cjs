module.exports = {
  displayName: 'test-contract',
  preset: '../../infra/tooling/jest.preset.cjs',
};
