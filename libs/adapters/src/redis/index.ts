export { publish, RedisSubscription, type ChannelListener } from './redis-channel.js';
export { RedisAwayError, RedisLink, type RedisLinkSettings } from './redis-link.js';
export { readRedisSettings, RedisSettingsError, type RedisSettings } from './redis-settings.js';
export { RedisValues } from './redis-values.js';
export {
  RequestLimit,
  type Permit,
  type RequestLimitSettings,
  type SharedPlace,
} from './request-limit.js';
