using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Wording;

namespace AgentAssist.Core.Customers.Ledger;

/// <summary>What kind of deed keeps a promise: the meanings of records that show it was done.</summary>
internal sealed class PromiseDeed
{
    private static readonly (RecordMeaning DoneBy, bool IsContact, HashSet<string> Stems)[] Kinds =
    [
        (RecordMeaning.Refunded | RecordMeaning.Withdrawn, false, Stems("refund reimburse repay credit compensate compensation payout money rebate transfer")),
        (RecordMeaning.Withdrawn | RecordMeaning.Refunded | RecordMeaning.Resolved, false, Stems("waive remove reverse void correct corrected invoice bill charge fee withdraw stop reminder dunning")),
        (RecordMeaning.Dispatched | RecordMeaning.Delivered | RecordMeaning.Resent, false, Stems("ship dispatch deliver delivery replacement replace parcel courier post resend package order redeliver")),
        (RecordMeaning.AppointmentKept, false, Stems("technician engineer visit come appointment install repair inspect inspector plumber electrician fitter nurse adjuster surveyor attend mechanic")),
        (RecordMeaning.CalledBack, true, Stems("call callback ring phone telephone contact touch update email e-mail write mail reply answer confirm letter text message notify inform let know")),
        (RecordMeaning.Ended, false, Stems("cancel close terminate end disconnect deactivate")),
        (RecordMeaning.Reactivated, false, Stems("reactivate reinstate restore reconnect renew reopen unlock unblock activate")),
        (RecordMeaning.Resolved | RecordMeaning.CalledBack | RecordMeaning.Overruled, true, Stems("check look investigate review resolve fix sort solve clear find trace escalate ruling decision chase follow")),
        (RecordMeaning.Dispatched | RecordMeaning.CalledBack | RecordMeaning.Resent, true, Stems("send issue forward provide form copy document label link card certificate")),
    ];

    private readonly HashSet<string> _stems;

    private PromiseDeed(RecordMeaning doneBy, bool isContact, HashSet<string> stems)
    {
        DoneBy = doneBy;
        IsContact = isContact;
        _stems = stems;
    }

    /// <summary>Any of these shows that it was done.</summary>
    public RecordMeaning DoneBy { get; }

    /// <summary>Whether it is kept by getting in touch, whatever about.</summary>
    public bool IsContact { get; }

    /// <summary>Reads what was promised; the first deed that its words name counts.</summary>
    public static PromiseDeed Of(string what)
    {
        var stems = WordStem.Of(what).ToArray();
        foreach (var stem in stems)
        {
            foreach (var (doneBy, isContact, kind) in Kinds)
            {
                if (kind.Contains(stem))
                {
                    return new PromiseDeed(doneBy, isContact, [.. stems]);
                }
            }
        }

        return new PromiseDeed(RecordMeaning.Resolved, isContact: false, [.. stems]);
    }

    public bool IsDoneBy(TimelineRecord record) => record.Is(DoneBy) && !record.IsClaim(DoneBy);

    /// <summary>Whether the words of the record are those of the deed.</summary>
    public bool Fits(TimelineRecord record) => WordStem.Of(record.Interaction.Kind.Replace('_', ' ') + " " + record.Interaction.Summary).Any(_stems.Contains);

    private static HashSet<string> Stems(string words) => WordStem.Of(words).ToHashSet(StringComparer.Ordinal);
}
