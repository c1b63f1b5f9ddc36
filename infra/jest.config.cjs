module.exports = {
  displayName: 'infra',
  preset: './tooling/jest.preset.cjs',
  testMatch: ['<rootDir>/{launcher,tooling}/**/*.spec.ts'],
};
