/** The whole manual, one screen. */
export const USAGE = `SetShow on the command line

  npm run setshow -- COMMAND …

  import DIR --organization NAME [--source S] [--encoding E] [--date-order MDY|DMY|YMD] [--map FILE]
         [--as EMAIL] [--dry-run] [--json]
      Takes in a club's exports: every file in DIR, its kind found by its headings. Creates the organization and its
      locations (from the file that lists them) when they are new. --map names a JSON file of headings:
      {"members": {"Kundennr": "ref", "Bemerkung": "ignore"}}.
  imports [--organization NAME] [--as EMAIL] [--json]
      The imports so far, newest first.
  undo RUN [--organization NAME] [--as EMAIL] [--json]
      Takes a whole import back.
  numbers --organization NAME --month YYYY-MM [--by location|trainer] [--as-of YYYY-MM-DD] [--source S] [--as EMAIL] [--json]
      The funnel of a month as of the morning of a day (today, if none is named). Trainers go by the source's staff id.
  export figure-rows|board|members --organization NAME --out FILE [--figure NAME] [--from YYYY-MM-DD --to YYYY-MM-DD]
         [--location NAME] [--trainer ID] [--source NAME] [--part numerator|denominator|excluded] [--stage STAGE]
         [--as-of YYYY-MM-DD] [--known-at INSTANT] [--as EMAIL] [--json]
      Writes what the screen shows into FILE, by its ending .csv or .xlsx. figure-rows needs --figure (as the API names it)
      and the days, board the days; members takes --location, --trainer, --source and --stage.
  books --organization NAME --as-of YYYY-MM-DD [--source S] [--as EMAIL] [--json]
      Deferred and recognised revenue, breakage, session pay and every package as of the morning of a day, in minor units.
  user add --organization NAME --email EMAIL --name "FIRST LAST" --role ROLE [--location NAME] [--password-stdin] [--json]
      Lets somebody in. ROLE: owner, manager, trainer, front-desk, accountant. Without a password, prints a link.
  key add --organization NAME --name NAME --scope read|write|import [--scope …] [--expires YYYY-MM-DD] [--json]
      Makes an API key and prints it, once.
  verify [--organization NAME] [--json]
      Proves the log, the journeys, the versions of the facts and the books, and names every row that is not right.

  With --json, standard output holds the JSON alone; whatever else there is to say goes to standard error.
  It ends with 0 when done (an import: when it was committed, refused rows or not), 1 when refused or when something
  differs, 2 when not understood, 3 after a dry run, which commits nothing.
`;
