module.exports = {
  displayName: 'test-faults',
  preset: '../../infra/tooling/jest.preset.cjs',
};
