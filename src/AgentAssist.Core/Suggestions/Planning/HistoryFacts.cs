using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Records;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>What the records let a reply say: conditions and slots, each with the records behind it.</summary>
internal static class HistoryFacts
{
    public static void Add(Moment moment)
    {
        var stories = moment.History.Stories;
        AddFault(moment, stories);
        if (moment.Request.Channel == Channel.Social)
        {
            // What the records hold about a customer is nobody else's concern.
            return;
        }

        // What our side has told already is known; whose fault it is stays.
        stories = [.. stories.Where(story => !story.IsTold)];
        foreach (var story in stories.Where(s => s.Relevance >= 1 || s == stories[0]))
        {
            moment.Add(story.Condition, story.Evidence);
        }

        if (stories.Count > 0)
        {
            moment.Add("record:relevant", stories[0].Evidence);
            moment.Fill("record", stories[0].Text, stories[0].Evidence);
            moment.Fill("record_short", stories[0].Short, stories[0].Evidence);
            moment.Fill("date", moment.Style.Day(stories[0].Records[0].Day), stories[0].Evidence);
            moment.Fill("department", stories[0].Records[0].Interaction.Department, stories[0].Evidence);
            moment.Fill("first_fact", stories[0].Short, stories[0].Evidence);
            if (stories.Count > 1)
            {
                moment.Fill("record_second", stories[1].Short, stories[1].Evidence);
                AddWholeStory(moment, stories);
            }
        }

        AddAnswer(moment, stories);
        AddBills(moment, stories);
        AddReturn(moment);
        AddContacts(moment);
        AddPromise(moment);
    }

    // An agent reads a record out with their own judgement, which a bot has not. Where we went wrong, the story of that comes first.
    private static void AddAnswer(Moment moment, IReadOnlyList<Story> stories)
    {
        if (moment.Request.Role == Role.HumanAgent && (moment.Shape.Asks || !moment.OurSide.Spoke) && !stories.Any(story => story.OurFault && story.Relevance >= 1) && moment.History.Answer is { } answer)
        {
            moment.Add("record:answer", [answer.Record.Evidence]);
            moment.Fill("record_line", answer.Line.Said(moment.Style), answer.Record.Evidence);
            moment.Fill("record_line_day", moment.Style.Day(answer.Record.Recorded(moment.Style)), answer.Record.Evidence);
        }
    }

    private static void AddFault(Moment moment, IReadOnlyList<Story> stories)
    {
        Evidence[] findings = [.. OpenFindings(moment)];
        if (stories.FirstOrDefault(s => s.OurFault) is { } ours)
        {
            moment.Add("fault:ours", [.. ours.Evidence.Concat(findings).Distinct()]);
        }
        else if (findings.Length > 0)
        {
            moment.Add("fault:ours", findings);
        }
        else if (moment.History.Promise is { } promise && SpeaksOf(promise, moment))
        {
            moment.Add("fault:ours", promise.Evidence);
        }
    }

    /// <summary>The records of open findings that are about what the customer speaks of.</summary>
    private static IEnumerable<Evidence> OpenFindings(Moment moment)
    {
        var told = moment.History.Stories.SelectMany(s => s.Records).Select(r => r.Interaction.InteractionId).ToHashSet();
        return (moment.Request.Context?.Findings ?? [])
            .Where(f => f.State == FindingState.Open && f.Between.Any(told.Contains))
            .SelectMany(f => f.Between)
            .Distinct()
            .Where(id => moment.History.Records.Any(r => r.Interaction.InteractionId == id))
            .Select(id => new Evidence { Kind = EvidenceKind.Interaction, Id = id });
    }

    private static void AddWholeStory(Moment moment, IReadOnlyList<Story> stories)
    {
        var told = stories.Where(s => s.OurFault || s == stories[0]).Take(2).ToArray();
        if (told.Length == 2)
        {
            string[] beats = [.. told.SelectMany(s => s.Beats).OrderBy(b => b.Day).Select(b => b.Text)];
            moment.Fill("whole_story", string.Join(", ", beats[..^1]) + ", and " + beats[^1], [.. told[0].Evidence, .. told[1].Evidence]);
        }
    }

    private static void AddBills(Moment moment, IReadOnlyList<Story> stories)
    {
        var billed = stories.FirstOrDefault(s => s.Condition == "record:billed-after-end");
        var bills = (billed?.Records.Skip(1) ?? stories.SelectMany(s => s.Records).Where(r => r.Is(RecordMeaning.Billed | RecordMeaning.Charged))).Distinct().OrderBy(r => r.At).ToArray();
        if (bills.Length > 0)
        {
            Evidence[] evidence = [.. bills.Select(b => b.Evidence)];
            var days = moment.Style.Days([.. bills.Select(b => b.Day).Distinct()]);
            moment.Fill("invoice_dates", days, evidence);
            var noun = bills[0].Is(RecordMeaning.Billed) && !bills[0].Interaction.Kind.Contains("CHARGE", StringComparison.OrdinalIgnoreCase) ? "invoice" : "charge";
            moment.Fill("check_what", bills.Length == 1 ? $"the {noun} of {days}" : $"the {noun}s of {days}", evidence);
            moment.Fill("amount", SpokenStyle.Money(bills[^1].Fact("amount")), bills[^1].Evidence);
            var fee = bills.LastOrDefault(b => b.Is(RecordMeaning.Fee));
            moment.Fill("fee", fee is null ? null : SpokenStyle.Money(fee.Fact("late_fee")) ?? SpokenStyle.Money(fee.Fact("fee")), fee is null ? [] : [fee.Evidence]);
        }
        else if (stories.Count > 0 && stories[0].Condition == "record:return-delivered")
        {
            moment.Fill("check_what", "what we wrote to you about the return", stories[0].Evidence);
        }

        if (billed is not null)
        {
            moment.Fill("service", "your " + RecordService.Of(billed.Records[0].Interaction), billed.Evidence);
        }
    }

    /// <summary>What the customer did to return something, worth thanking for in particular.</summary>
    private static void AddReturn(Moment moment)
    {
        if (moment.History.Stories.FirstOrDefault(s => s.Condition == "record:return-delivered") is not { } story)
        {
            return;
        }

        var reference = story.Records[0].Reference;
        var sent = moment.History.Records.FirstOrDefault(
            r => r.Reference == reference && r.Is(RecordMeaning.Dispatched) && !r.Is(RecordMeaning.ReturnStarted) && r.At <= story.Records[0].At);
        if (sent is null)
        {
            return;
        }

        var ended = moment.History.Records.FirstOrDefault(r => r.Is(RecordMeaning.Ended) && r.Day.DayNumber + 1 == sent.Day.DayNumber);
        var was = story.Short.StartsWith("your ", StringComparison.Ordinal) ? story.Short.IndexOf(" was ", 5, StringComparison.Ordinal) : -1;
        var item = was > 5 ? "the " + story.Short[5..was] : "it";
        var arrived = story.Records[0].Is(RecordMeaning.Delivered) ? $"; it reached us on {moment.Style.Day(story.Records[0].Day)}" : "";
        var paid = sent.Fact("tracking_fee").Length > 0 || sent.Interaction.Summary.Contains("paid by the customer", StringComparison.OrdinalIgnoreCase);
        var text = $"sending {item} back on {moment.Style.Day(sent.Day)}"
            + (ended is null ? "" : ", the day after the service ended")
            + arrived;
        moment.Add("record:returned", [sent.Evidence]);
        HistoryRecord?[] proof = [sent, ended, arrived.Length > 0 ? story.Records[0] : null];
        Evidence[] evidence = [.. proof.OfType<HistoryRecord>().Select(r => r.Evidence)];
        moment.Fill("return_thanks", text, evidence);
        moment.Fill("return_thanks_paid", paid ? "paying the tracking yourself and " + text : null, evidence);
    }

    private static void AddContacts(Moment moment)
    {
        var contacts = moment.History.Records.Where(r => r.Is(RecordMeaning.Contacted)).ToArray();
        if (contacts.Length > 0)
        {
            Evidence[] evidence = [.. contacts.Select(c => c.Evidence)];
            moment.Add("record:contacted", evidence);
            moment.AddIf(contacts.Any(c => c.Is(RecordMeaning.Transferred)), "record:transferred", evidence);
            moment.Fill("contacts_count", SpokenStyle.Number(contacts.Length), evidence);
            moment.Fill("contact_dates", moment.Style.Days([.. contacts.TakeLast(3).Select(c => c.Day).Distinct()]), [.. evidence.TakeLast(3)]);
        }
    }

    // "Nobody called me back" says of a promise on record that it was broken, without a word about a promise.
    private static bool SpeaksOf(BrokenPromise promise, Moment moment) =>
        moment.Score(SignalKind.PromiseBroken) >= 0.5
        || (moment.Feelings.Complaint >= 0.5
            && WordStem.Of(promise.What).FirstOrDefault() is { } deed
            && WordStem.Of(moment.Request.Utterance.Text).Contains(deed, StringComparer.Ordinal));

    private static void AddPromise(Moment moment)
    {
        if (moment.History.Promise is not { } promise)
        {
            return;
        }

        moment.Add("record:promise-broken", promise.Evidence);
        moment.AddIf(SpeaksOf(promise, moment), "signal:promise-broken", [moment.Utterance]);
        moment.Fill("promise_what", promise.What, promise.Evidence);
        moment.Fill("promise_due", promise.Due, promise.Evidence);
        moment.Fill("promise_made", promise.Made, promise.Evidence);
    }
}
