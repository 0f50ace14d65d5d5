using AgentAssist.Core.Customers.Records;

namespace AgentAssist.Core.Customers.Contradictions;

/// <summary>A condition on a pair of records that a rule may name.</summary>
/// <param name="rule">For its grace.</param>
internal delegate bool ContradictionTest(ContradictionRule rule, TimelineRecord first, TimelineRecord then);

/// <summary>The conditions that rules may name, beside what the records mean.</summary>
internal static class ContradictionTests
{
    // Charges of the same amount further apart than this recur; they are no duplicates.
    private const int RecurringDays = 11;

    // Charges with the same words may be further apart: what recurs monthly comes after 28 days at the earliest.
    private const int SameWordsDays = 26;

    // A refund without a date of its own is expected within two weeks; PSD2 and most card schemes are quicker.
    private const int RefundDays = 14;

    private static readonly Dictionary<string, ContradictionTest> All = new(StringComparer.Ordinal)
    {
        ["period-after-end"] = PeriodAfterEnd,
        ["same-bill"] = SameBill,
        ["paid-in-full"] = PaidInFull,
        ["refund-overdue"] = RefundOverdue,
        ["outbound"] = Outbound,
        ["same-charge"] = SameCharge,
        ["alike"] = Alike,
        ["old-address"] = (_, first, then) => RecordAddress.UsesOld(first, then),
        ["opposite-answer"] = OppositeAnswer,
        ["same-goods"] = SameGoods,
        ["same-subject"] = (_, first, then) => first.Subject.Overlaps(then.Subject),
        ["same-items"] = (_, first, then) => RecordItems.MayBeSame(first, then),
        ["same-appointment"] = SameAppointment,
    };

    public static IEnumerable<string> Names => All.Keys;

    public static ContradictionTest? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>The day a service ended: the one its facts or its words name, else the day of the record.</summary>
    public static DateOnly EndDay(TimelineRecord ended)
    {
        if (ended.FactDay("effective", "end", "terminat", "cancel", "clos", "last_day", "until") is { } day)
        {
            return day;
        }

        // "Effective 11 February", "ends on 2026-02-11": the last day named is the one it ends on.
        var named = RecordDates.In(ended.Interaction.Summary, ended.Day).Select(d => d.Day).Where(d => d.DayNumber >= ended.Day.DayNumber - 31).ToArray();
        return named.Length > 0 ? named.Max() : ended.Day;
    }

    /// <summary>The day by which a confirmed refund was to be booked.</summary>
    public static DateOnly RefundDue(TimelineRecord promised)
    {
        if (promised.FactDay("due", "by", "expected", "deadline", "until", "eta", "book", "latest", "value_date") is { } day && day >= promised.Day)
        {
            return day;
        }

        var summary = promised.Interaction.Summary;
        var named = RecordDates.In(summary, promised.Day).Select(d => d.Day).Where(d => d > promised.Day).ToArray();
        return named.Length > 0 ? named.Max() : RecordTerm.Within(summary, promised.Day) ?? promised.Day.AddDays(RefundDays);
    }

    // A bill after the end is in order where it is for the time before.
    private static bool PeriodAfterEnd(ContradictionRule rule, TimelineRecord ended, TimelineRecord bill)
    {
        var end = EndDay(ended);
        if (BillPeriod.IsClosing(bill))
        {
            return false;
        }

        return BillPeriod.Of(bill) is { } period
            ? period.End > end && (period.Start >= end || period.End > end.AddDays(rule.GraceDays) && period.Start.AddDays(rule.GraceDays) >= end)
            : bill.Day > end.AddDays(rule.GraceDays);
    }

    private static bool SameBill(ContradictionRule rule, TimelineRecord paid, TimelineRecord dunned)
    {
        if (dunned.Day <= paid.Day.AddDays(rule.GraceDays))
        {
            return false;
        }

        // Another month's bill is another bill.
        var (a, b) = (BillPeriod.Month(paid), BillPeriod.Month(dunned));
        if (a is not null && b is not null && a != b)
        {
            return false;
        }

        var bills = (First: BillsOf(paid), Then: BillsOf(dunned));
        return bills.First.Count == 0 || bills.Then.Count == 0 || bills.First.Overlaps(bills.Then);
    }

    private static HashSet<string> BillsOf(TimelineRecord record) =>
        record.References.Where(r => RecordReferences.Prefix(r).StartsWith("INV", StringComparison.OrdinalIgnoreCase)
            || RecordReferences.Prefix(r).StartsWith("BIL", StringComparison.OrdinalIgnoreCase)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool PaidInFull(ContradictionRule rule, TimelineRecord paid, TimelineRecord dunned)
    {
        if (Speaks(dunned, "receipt", "paid in full", "nothing outstanding", "balance zero", "zero balance"))
        {
            return false;
        }

        string[] partial = ["partial", "part payment", "part-payment", "part paid", "instalment 1", "first instalment", "remaining", "remainder", "deposit", "first half", "half now"];
        if (partial.Any(word => paid.Interaction.Summary.Contains(word, StringComparison.OrdinalIgnoreCase)
            || paid.Interaction.Kind.Contains(word.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        return paid.Amounts.Count == 0 || dunned.Amounts.Count == 0 || paid.Amounts.Any(a => dunned.Amounts.Any(b => b == a || (b > a && b <= a * 1.3m)));
    }

    private static bool RefundOverdue(ContradictionRule rule, TimelineRecord promised, TimelineRecord then) =>
        then.Day > RefundDue(promised)
        && (then.Is(RecordMeaning.NotRefunded)
            || Speaks(then, "refund", "credit", "money", "reimburse", "compensation"));

    private static bool Speaks(TimelineRecord record, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (record.Interaction.Summary.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Outbound(ContradictionRule rule, TimelineRecord ended, TimelineRecord sent) =>
        sent.Day >= ended.Day && EndDay(ended) <= sent.Day
        && !Speaks(sent, "return", "back to us", "from customer", "from the customer", "certificate", "statement", "confirmation", "letter", "documents", "refund");

    private static bool SameCharge(ContradictionRule rule, TimelineRecord first, TimelineRecord then)
    {
        const RecordMeaning Money = RecordMeaning.Charged | RecordMeaning.Paid;
        var bothTaken = first.Is(Money) && then.Is(Money);
        var bothBilled = first.Is(RecordMeaning.Billed) && then.Is(RecordMeaning.Billed);
        if (!(bothTaken || bothBilled)
            || then.Day.DayNumber - first.Day.DayNumber >= (Same(first, then) ? SameWordsDays : RecurringDays)
            || Speaks(then, "weekly", "fortnight", "per week", "daily")
            || first.Amounts.Count == 0
            || then.Amounts.Count == 0
            || first.Amounts[0] != then.Amounts[0]
            || first.Amounts[0] == 0)
        {
            return false;
        }

        if (BillPeriod.Of(first) is { } a && BillPeriod.Of(then) is { } b && a != b)
        {
            return false;
        }

        return (first.Subject.Count == 0 || then.Subject.Count == 0 || first.Subject.Overlaps(then.Subject))
            && !Speaks(then, "receipt", "thank you", "confirmation of") && !Speaks(first, "receipt")
            && !Speaks(first, "authorisation", "authorization", "pre-auth", "hold of", "reserved", "authorized", "authorised")
            && !Speaks(then, "settlement of the", "second night", "second instalment", "next instalment", "instalment 2", "top-up", "separate", "another order", "different", "each way", "return leg", "second passenger", "reorder");
    }

    // The same words with the same amount, whatever they mean: a line that was booked again.
    private static bool Alike(ContradictionRule rule, TimelineRecord first, TimelineRecord then) =>
        first.Amounts.Count > 0 && then.Amounts.Count > 0 && first.Amounts[0] == then.Amounts[0] && first.Amounts[0] != 0
        && then.Day.DayNumber - first.Day.DayNumber < SameWordsDays
        && Same(first, then)
        && !Speaks(then, "weekly", "fortnight", "per week", "daily");

    private static bool Same(TimelineRecord first, TimelineRecord then) =>
        string.Equals(first.Interaction.Kind, then.Interaction.Kind, StringComparison.OrdinalIgnoreCase)
        && string.Equals(first.Reference, then.Reference, StringComparison.OrdinalIgnoreCase)
        && then.Interaction.Summary.StartsWith(first.Interaction.Summary.TrimEnd('.', ' '), StringComparison.OrdinalIgnoreCase);

    private static bool OppositeAnswer(ContradictionRule rule, TimelineRecord first, TimelineRecord then)
    {
        const RecordMeaning Either = RecordMeaning.Approved | RecordMeaning.Refused;
        if ((first.Meanings & Either) == (then.Meanings & Either) || first.IsClaim(Either) || then.IsClaim(Either))
        {
            return false;
        }

        // A refusal that becomes a grant is an appeal, unless both were merely told.
        var told = first.Is(RecordMeaning.Told) && then.Is(RecordMeaning.Told);
        return told || (first.Is(RecordMeaning.Approved) && then.Is(RecordMeaning.Refused) && (first.Is(RecordMeaning.Told) || then.Is(RecordMeaning.Told)));
    }

    private static bool SameAppointment(ContradictionRule rule, TimelineRecord set, TimelineRecord missed)
    {
        // Where the day of the appointment is known, nobody can have missed it before.
        var day = set.FactDay("slot", "appointment", "visit", "date", "window") ?? RecordDates.In(set.Interaction.Summary, set.Day).Select(d => (DateOnly?)d.Day).FirstOrDefault(d => d >= set.Day);
        return day is null || missed.Day >= day;
    }

    private static bool SameGoods(ContradictionRule rule, TimelineRecord arrived, TimelineRecord missing)
    {
        // What came back to us says nothing about what the customer waits for.
        if (!arrived.Is(RecordMeaning.Delivered) && missing.IsClaim(RecordMeaning.Missing))
        {
            return false;
        }

        // Part of a delivery that is missing, and a parcel that is yet to come, contradict nothing.
        return !Speaks(missing, "second parcel", "other parcel", "second box", "remaining item", "rest of the order", "partial");
    }
}
