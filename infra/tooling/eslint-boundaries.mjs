/** Which layer may import which, by the tag in each project's package.json. A missing layer is a refusal. */
const everyLib = [
  'type:eventsourcing',
  'type:domain',
  'type:contracts',
  'type:application',
  'type:read-models',
  'type:adapters',
];

export const dependencyTable = {
  'type:eventsourcing': [],
  'type:domain': ['type:eventsourcing'],
  'type:contracts': ['type:eventsourcing', 'type:domain'],
  'type:application': ['type:eventsourcing', 'type:domain'],
  'type:read-models': ['type:eventsourcing', 'type:domain'],
  'type:adapters': ['type:eventsourcing', 'type:application', 'type:read-models'],
  // Of the adapters the pages may use the entry for Redis alone, which eslint-restrictions.mjs sees to.
  'type:web': ['type:contracts', 'type:adapters'],
  'type:api': everyLib,
  'type:worker': everyLib,
  'type:ops': everyLib,
  'type:infra': [],
  'type:test-support': everyLib,
  'type:test': [...everyLib, 'type:test-support'],
};

export const boundaries = {
  enforceBuildableLibDependency: true,
  allowCircularSelfDependency: true,
  allow: [],
  depConstraints: Object.entries(dependencyTable).map(([sourceTag, onlyDependOnLibsWithTags]) => ({
    sourceTag,
    onlyDependOnLibsWithTags,
  })),
};
