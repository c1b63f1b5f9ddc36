module.exports = {
  displayName: 'infra',
  preset: './tooling/jest.preset.cjs',
  testMatch: ['<rootDir>/{checks,compose,image,launcher,tooling}/**/*.spec.ts'],
};
