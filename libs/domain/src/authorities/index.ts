export { allAuthorities, currentAuthorities, findAuthority, nameAt } from './authorities.js';
export {
  regions,
  type Authority,
  type AuthorityType,
  type DatedName,
  type GssCode,
  type Region,
  type Successor,
} from './authority.js';
export { identifyAuthority, type AuthorityCodes } from './identify-authority.js';
export {
  resolveAuthority,
  type AuthorityMatch,
  type AuthorityProblem,
} from './resolve-authority.js';
