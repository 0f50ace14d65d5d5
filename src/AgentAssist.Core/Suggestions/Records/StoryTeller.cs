using System.Text.RegularExpressions;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Records;

/// <summary>Puts records that belong together side by side, with their dates. It concludes no more than they say.</summary>
internal sealed partial class StoryTeller(IReadOnlyList<HistoryRecord> records, SpokenStyle style)
{
    private const RecordMeaning Charging = RecordMeaning.Billed | RecordMeaning.Charged;

    private const RecordMeaning Since = RecordMeaning.Missing | RecordMeaning.Received | RecordMeaning.Ended | RecordMeaning.Refunded | RecordMeaning.CustomerAbsent | RecordMeaning.Delayed | RecordMeaning.Resent;

    // Below it, the records may well be about two things.
    private const double Sure = 0.7;

    private readonly EffortLinks _links = new(records.Select(r => r.Interaction));

    public IEnumerable<Story> Tell()
    {
        var endings = records.Where(r => r.Is(RecordMeaning.Ended)).Select(Ending);
        var byReference = records.Where(r => r.Reference.Length > 0).GroupBy(r => _links.RootOf(r.Reference)).ToArray();
        var returns = byReference.Select(g => Return([.. g]));
        var outbound = byReference.SelectMany(g => Outbound([.. g]));
        var payments = byReference.Select(g => PaidThenFee([.. g]));
        return endings
            .Concat(returns).Concat(outbound).Concat(payments)
            .Append(BilledTwice())
            .Concat(records.Select(Single))
            .OfType<Story>();
    }

    /// <summary>What contradictions in the records let us tell, where no story of the same records tells it already.</summary>
    public IEnumerable<Story> Tell(IEnumerable<Finding> findings, IReadOnlyList<Story> told)
    {
        var open = findings.Where(f => f.State == FindingState.Open && f.Confidence >= Sure && f.ForCustomer.Length > 0 && f.Between.Count == 2);
        foreach (var same in open.GroupBy(f => (f.Rule, First: f.Between[0])))
        {
            var first = records.FirstOrDefault(r => r.Interaction.InteractionId == same.Key.First);
            var then = records.Where(r => same.Any(f => f.Between[1] == r.Interaction.InteractionId) && !(r.Is(Charging) && r.Names(Announced()))).ToArray();
            if (first is null || then.Length == 0 || told.Any(story => story.OurFault && then.Prepend(first).All(story.Records.Contains)))
            {
                continue;
            }

            // What happened again is told once, with all its days.
            var clause = same.First(f => f.Between[1] == then[^1].Interaction.InteractionId).ForCustomer;
            clause = clause.Replace(
                "on " + style.Day(then[^1].Day), "on " + style.Days([.. then.Select(r => r.Day).Distinct()]), StringComparison.Ordinal);
            var cues = clause + " " + string.Join(' ', then.Prepend(first).Select(r => r.Interaction.Summary));
            yield return new Story("record:relevant", clause, clause, [first, .. then], OurFault: true, cues);
        }
    }

    private Story? Ending(HistoryRecord ended)
    {
        var (service, ending) = (RecordService.Of(ended.Interaction), RecordService.Ending(ended.Interaction));
        var later = records
            .Where(r => r.Is(Charging) && !r.Names(Announced()) && !r.Names(Settling()) && r.At > ended.At && r.Day > ended.Day && IsAbout(r, ended, service))
            .ToArray();
        var cues = "cancel cancelled end ended close " + service;
        if (later.Length == 0)
        {
            var plain = $"{ending} on {style.Day(ended.Day)}";
            return new Story("record:ended", plain + Balance(ended), plain, [ended], OurFault: false, cues);
        }

        var days = style.Days([.. later.Select(r => r.Day).Distinct()]);
        var billed = later[0].Is(RecordMeaning.Charged) && !later[0].Names(Bills()) ? "charged" : "invoiced";
        return new Story(
            "record:billed-after-end",
            $"{ending} on {style.Day(ended.Day)}{Balance(ended)}, and we still {billed} you on {days}",
            $"{ending} on {style.Day(ended.Day)}, yet we {billed} you on {days}",
            [ended, .. later],
            OurFault: true,
            cues + " bill billing invoice charge fee owe payment")
        {
            Beats =
            [
                (ended.Day, $"{ending} on {style.Day(ended.Day)}"),
                (later[0].Day, $"we still {billed} you on {days}"),
            ],
        };
    }

    private Story? Return(HistoryRecord[] group)
    {
        var isReturn = group.Any(r => r.Is(RecordMeaning.ReturnStarted))
            || group[0].Reference.StartsWith("RMA", StringComparison.OrdinalIgnoreCase);
        var delivered = group.FirstOrDefault(r => r.Is(RecordMeaning.Delivered));
        var received = group.LastOrDefault(r => r.Is(RecordMeaning.Received));
        var missing = group.LastOrDefault(r => r.Is(RecordMeaning.Missing));
        if (!isReturn || (delivered ?? received) is not { } proof)
        {
            return null;
        }

        var item = ItemName(group);
        var arrived = delivered is null
            ? $"we confirmed on {style.Day(proof.Day)} that we have your {item}"
            : $"your {item} was delivered to us on {style.Day(delivered.Day)}";
        var text = arrived;
        if (delivered is not null && received is not null)
        {
            text += $" and confirmed as received on {style.Day(received.Day)}";
        }

        var contradicted = missing is not null && missing.At > proof.At;
        if (contradicted)
        {
            text += $", although our notice of {style.Day(missing!.Day)} said otherwise";
        }

        HistoryRecord?[] parts = [delivered, contradicted ? missing : null, received];
        return new Story(
            "record:return-delivered",
            text,
            arrived,
            [.. parts.OfType<HistoryRecord>()],
            OurFault: contradicted,
            "return returned send sent box tracking received equipment device router " + item)
        {
            Beats = [(proof.Day, delivered is null ? arrived : $"your {item} reached us on {style.Day(proof.Day)}")],
        };
    }

    private IEnumerable<Story> Outbound(HistoryRecord[] group)
    {
        if (group.Any(r => r.Is(RecordMeaning.ReturnStarted)) || group[0].Reference.StartsWith("RMA", StringComparison.OrdinalIgnoreCase))
        {
            yield break;
        }

        const string Cues = "order parcel package delivery delivered deliver arrive arrived tracking driver courier waiting missing";
        if (group.LastOrDefault(r => r.Is(RecordMeaning.Delivered)) is { } delivered)
        {
            if (!delivered.Is(RecordMeaning.Missing) && Goods(delivered) is not null)
            {
                var words = $"the carrier recorded a delivery on {style.Day(delivered.Day)}";
                yield return new Story("record:delivered", words, words, [delivered], OurFault: false, Cues);
            }

            yield break;
        }

        foreach (var shipped in group.Where(r => r.Is(RecordMeaning.Dispatched)))
        {
            // What became of it since is told by the later record.
            if (Goods(shipped) is not { } goods || group.Any(r => r.At > shipped.At && r.Hints(Since)))
            {
                continue;
            }

            var text = $"your {goods} {(goods.EndsWith('s') ? "were" : "was")} sent out on {style.Day(shipped.Day)}";
            var due = DueDay(shipped);
            var late = due is { } day && day < DateOnly.FromDateTime(style.LocalNow);
            text += due is { } d ? $" and should have reached you by {style.Day(d)}" : "";
            yield return new Story("record:shipped", text, text, [shipped], late, goods is "order" or "parcel" or "package" ? Cues : goods) { IsSingle = goods is not ("order" or "parcel" or "package") };
        }
    }

    // What was on its way: in the words of its kind, else of its summary.
    private static string? Goods(HistoryRecord record)
    {
        var named = Sendable().Match(record.Interaction.Kind.Replace('_', ' ') + ". " + record.Interaction.Summary);
        return !named.Success ? record.Reference.StartsWith("ORD", StringComparison.OrdinalIgnoreCase) ? "order" : null
            : named.Groups["pin"].Success ? "PIN" : named.Value.ToLowerInvariant();
    }

    private Story? PaidThenFee(HistoryRecord[] group)
    {
        var paid = group.FirstOrDefault(r => r.Is(RecordMeaning.Paid));
        var fee = group.LastOrDefault(r => r.Is(RecordMeaning.Fee) && !r.Is(RecordMeaning.Missing) && paid is not null && r.At > paid.At);
        if (paid is null || fee is null)
        {
            return null;
        }

        var text = $"your payment reached us on {style.Day(paid.Day)} and a fee was added on {style.Day(fee.Day)}";
        return new Story("record:paid", text, text, [paid, fee], OurFault: true, "paid pay payment fee late charge bill");
    }

    private Story? BilledTwice()
    {
        var charges = records.Where(r => r.Is(Charging) && r.Fact("amount").Length > 0 && !r.Names(Announced())).ToArray();
        for (var i = 1; i < charges.Length; i++)
        {
            var (first, second) = (charges[i - 1], charges[i]);
            if (first.Fact("amount") != second.Fact("amount")
                || second.At - first.At > TimeSpan.FromDays(10)
                || SpokenStyle.Money(first.Fact("amount")) is not { } amount)
            {
                continue;
            }

            var days = style.Days([.. new[] { first.Day, second.Day }.Distinct()]);
            var text = $"we charged {amount} twice, on {days}";
            var sure = first.Reference.Length > 0 && first.Reference == second.Reference;
            return new Story(
                "record:billed-twice",
                sure ? text : $"there are two charges of {amount}, on {days}",
                sure ? $"we charged {amount} twice" : $"there are two charges of {amount}",
                [first, second],
                sure,
                "twice double charged charge payment bill refund");
        }

        return null;
    }

    private Story? Single(HistoryRecord record)
    {
        var day = style.Day(record.Day);
        var (condition, text, ours, cues) = record switch
        {
            _ when record.Is(RecordMeaning.AppointmentMissed) && record.Names(Visits()) && !record.Names(Compensating()) && !record.Is(RecordMeaning.CustomerAbsent | RecordMeaning.Contacted) =>
                ("record:relevant", $"we missed the visit of {day}", true, "visit technician engineer appointment came show waited"),
            _ when record.Is(RecordMeaning.Refunded) && !record.Is(RecordMeaning.NotRefunded) => (
                "record:refunded",
                Amount(record) is { } refund ? $"a refund of {refund} was issued on {day}" : $"a refund was issued on {day}",
                false,
                "refund refunded money back credit"),

            // A payment of ours to somebody is none of the customer's.
            _ when record.Is(RecordMeaning.Paid) && !record.Names(Outgoing()) => (
                "record:paid",
                Amount(record) is { } paid ? $"we received your payment of {paid} on {day}" : $"we received your payment on {day}",
                false,
                "paid pay payment"),
            _ when record.Is(RecordMeaning.Delayed) => ("record:relevant", $"the delay was recorded on {day}", true, "delay delayed late moved"),
            _ when record.Is(RecordMeaning.Billed) && record.Names(Bills()) && Amount(record) is { } amount => (
                "record:billed",
                SpokenStyle.Money(record.Fact("late_fee")) is { } fee
                    ? $"the invoice of {day} is for {amount}, with a late fee of {fee} in it"
                    : $"the invoice of {day} is for {amount}",
                false,
                "invoice bill charge fee amount"),
            _ when record.Is(RecordMeaning.Charged) && Amount(record) is { } charged && record.Day <= DateOnly.FromDateTime(style.LocalNow) && !record.Names(Announced()) =>
                ("record:billed", $"there is a charge of {charged} on {day}", false, "charge charged card debit fee amount took taken"),
            _ => ("", "", false, ""),
        };
        return text.Length == 0 ? null : new Story(condition, text, text, [record], ours, cues) { IsSingle = true };
    }

    private bool IsAbout(HistoryRecord bill, HistoryRecord ended, string service) =>
        bill.Reference.Length > 0 && ended.Reference.Length > 0 && _links.RootOf(bill.Reference) == _links.RootOf(ended.Reference)
            || (IsTelling(service) && Regex.IsMatch(bill.Interaction.Summary, $@"\b{Regex.Escape(service)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    // A customer has one membership, and many orders: a word for one of many joins no records that no reference joins.
    private static bool IsTelling(string service) =>
        service.Contains(' ', StringComparison.Ordinal) || service is "membership" or "subscription" or "insurance" or "broadband" or "internet" or "landline" or "tenancy" or "lease";

    private static string Balance(HistoryRecord ended) =>
        ended.Fact("balance") is { Length: > 0 } balance && balance.TrimStart('0', '.', ',').StartsWith(' ')
            ? " with a balance of zero"
            : "";

    private static string? Amount(HistoryRecord record) => SpokenStyle.Money(record.Fact("amount"));

    private static DateOnly? DueDay(HistoryRecord record)
    {
        foreach (var name in (ReadOnlySpan<string>)["expected_delivery", "expected", "eta", "due", "delivery_date", "promised_date"])
        {
            if (DateOnly.TryParse(record.Fact(name), System.Globalization.CultureInfo.InvariantCulture, out var day))
            {
                return day;
            }
        }

        return null;
    }

    private static string ItemName(HistoryRecord[] group)
    {
        foreach (var record in group)
        {
            var match = ItemOfReturn().Match(record.Interaction.Summary);
            if (match.Success)
            {
                return match.Groups["item"].Value.ToLowerInvariant();
            }
        }

        return "return parcel";
    }
}
