export * from './back-up-log.js';
export * from './backup-error.js';
export {
  readManifest,
  writeManifest,
  type BackupManifest,
  type FileBackup,
} from './backup-manifest.js';
export * from './copy-evidence.js';
export * from './copy-keys.js';
export * from './restore-log.js';
