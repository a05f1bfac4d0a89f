//! Mails that wait and must not leave as things are. Nothing is written down for it: undo what stands in the way, and they go.

/// Why a mail, `outbox AS o`, is held; null for one that may go.
pub const HELD: &str = "
    CASE
        WHEN NOT EXISTS (SELECT 1 FROM mail_account WHERE id = o.account_id) THEN 'account_gone'
        WHEN EXISTS (
            SELECT 1 FROM outbox_recipient AS w JOIN mail_account AS a ON a.id = w.account_id
            WHERE w.outbox_id = o.id AND w.leaves <> (a.kind = 'smtp')) THEN 'account_changed'
        WHEN o.posting_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM posting WHERE id = o.posting_id) THEN 'posting_gone'
        WHEN NOT EXISTS (SELECT 1 FROM application WHERE id = o.application_id) AND o.candidate_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM candidate WHERE id = o.candidate_id)
            AND NOT EXISTS (SELECT 1 FROM merged_candidate WHERE gone_id = o.candidate_id) THEN 'person_gone'
        WHEN o.application_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM application WHERE id = o.application_id)
            THEN 'application_gone'
        WHEN EXISTS (
            SELECT 1 FROM outbox_named AS n WHERE n.outbox_id = o.id
                AND NOT EXISTS (SELECT 1 FROM application WHERE id = n.application_id)) THEN 'application_gone'
    END";
