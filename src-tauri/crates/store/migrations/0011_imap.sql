-- Mailboxes that are read: how, as a part of the account, and how far each folder was.

ALTER TABLE mail_account ADD COLUMN receiving TEXT NOT NULL DEFAULT '' CHECK (receiving = '' OR json_valid(receiving));
-- Who gives out the tokens it signs in with.
ALTER TABLE mail_account ADD COLUMN authority TEXT NOT NULL DEFAULT '' CHECK (authority = '' OR json_valid(authority));

-- No history, like all that the program found out about an account: undoing an import takes its mails out again, and does not have them
-- fetched once more a minute later.
CREATE TABLE mailbox_state (
    account_id INTEGER PRIMARY KEY NOT NULL,
    -- When it was last looked into from beginning to end.
    fetched_at INTEGER,
    -- What the last look failed with; empty when it did not.
    fault TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE mailbox_folder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    -- Whose, and on which server: elsewhere the numbers mean other mails.
    mailbox TEXT NOT NULL,
    name TEXT NOT NULL,
    -- The server's numbers mean the same mails as long as this is the same (UIDVALIDITY).
    validity INTEGER NOT NULL,
    -- All mails up to this number (UID) were seen.
    last INTEGER NOT NULL,
    UNIQUE (account_id, mailbox, name)
) STRICT;
