import { exitCodes } from './usage.js';

/** What `ops` can do, in the words of its help. */
export const usage = `Usage: npm run ops -- <verb>

  import histories <file or folder> [--once] [--check]
      Loads histories of interventions (see infra/histories/README.md). Repeating it adds what is new.
      --once does nothing when these very files were loaded before; --check only looks for mistakes.
  import ofsted <file.csv|file.xlsx> [--open]
      Records the judgements of an Ofsted overview and proposes interventions for councils that are
      inadequate and have none; --open opens them.
  show <id or council> [--valid-at <day>] [--known-at <position, instant or day>]
      A case, or all cases of a council, in plain text: what had happened by a day, as known at a time.
  due [--as-of <day>] [--policy <id or file.json>] [--json]
      What is or was due in every case on a day (default: today), with its explanation, judged by the policy
      of each date, by one version, or by a draft in a file. --json prints one JSON object a line.
  export <id or council> | --all
      Events as JSON Lines. Personal fields stay hidden.
  verify
      Compares every view with a fold of the log up to its checkpoint, row by row, and every file of
      evidence with its digest; lists files that stand in no entry.
  rebuild [model]
      Builds the views anew: in the running api, or in its file when nothing runs.
  timers [--rearm] [--json]
      What the process managers still have to do: timers that are set, late or given up, and messages not
      sent. --rearm has the running worker arm again what it lost or gave up.
  backup <folder> [--keys <another folder>]
      A checked copy of the log with a manifest, also while the services write; it takes the place of the
      one that the folder held. Files of evidence that it lacks are added. --keys copies the keys of erasable fields, too: keep the two apart, and the
      keys for a short time only.
  restore <folder> [--keys <another folder>]
      Puts a backup where no log is, under a new epoch: views are built anew, and old cursors refused.
  remove-file <sha256> --reason "<why>"
      Destroys a file of evidence for good. Its entries and its digest stay, with the reason.
  accept-log --reason "<why>"
      The log goes on without entries that were seen in it before: nothing is recorded until this was said.
  snapshot-view <api|worker> <file>
      A copy of the views of a process, also while it runs, with a manifest beside it.
  adopt-view <file>
      A process that does not run goes on from copied views, instead of building its own from the log.
  schema histories
      The JSON Schema of history files.
  help
      This text.

DATA_DIR names the data folder (default: data), API_PORT the port of the running api
(default: 4000), WORKER_PORT that of the worker (default: 4001), API_VIEW and WORKER_VIEW their view
files in that folder (default: api.read.db, worker.read.db).
Exit codes: ${exitCodes.done} done; ${exitCodes.findings} done, and something needs a look (printed); ${exitCodes.usage} not understood; ${exitCodes.fault} could not be done.`;
