using AgentAssist.Core.Understanding.Risk;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>Says in a few lines what the next agent needs to know, each line with what is behind it.</summary>
internal static class Brief
{
    private const int LongestQuote = 160;

    /// <summary>Draws the lines: WHO, ISSUE, FEELING, TRIED. Only what the conversation and the records say.</summary>
    public static IEnumerable<BriefLine> Lines(ConversationFold fold)
    {
        if (fold.Context?.Profile is { } profile)
        {
            yield return Who(profile);
        }

        var customerTurns = fold.Turns.Where(turn => turn.Role == Role.Customer).ToList();
        if (customerTurns.Count == 0)
        {
            yield break;
        }

        // The utterance with the strongest complaint says best what it is about; without one, the first does.
        var issue = customerTurns.MaxBy(turn => turn.Analysis?.Complaint ?? 0)!;
        yield return Line("ISSUE", $"In the customer's words: \"{Quote(issue.Text)}\"", EvidenceKind.Utterance, issue.UtteranceId);

        var latest = customerTurns[^1];
        if (latest.Analysis is { } analysis && analysis.Emotions.Count > 0)
        {
            yield return Line("FEELING", Feeling(analysis), EvidenceKind.Utterance, latest.UtteranceId);
        }

        var answer = fold.Turns.LastOrDefault(turn => turn.Role is Role.HumanAgent or Role.Bot);
        if (answer is not null)
        {
            yield return Line("TRIED", $"Last answer given: \"{Quote(answer.Text)}\"", EvidenceKind.Utterance, answer.UtteranceId);
        }
    }

    private static BriefLine Who(CustomerProfile profile)
    {
        var name = profile.DisplayName.Length > 0 ? profile.DisplayName : profile.CustomerId;
        var line = Line(
            "WHO",
            profile.CustomerSince.Length > 0 ? $"{name}, customer since {profile.CustomerSince}." : $"{name}.",
            EvidenceKind.Profile,
            "display_name");
        if (profile.CustomerSince.Length > 0)
        {
            line.Evidence.Add(new Evidence { Kind = EvidenceKind.Profile, Id = "customer_since" });
        }

        return line;
    }

    private static string Feeling(Analysis analysis)
    {
        var risk = analysis.Risk switch
        {
            >= RiskLevels.High => "high",
            >= RiskLevels.Moderate => "moderate",
            _ => "low",
        };
        return $"Last heard: {analysis.Emotions[0].Label}; risk of escalating {risk}.";
    }

    private static BriefLine Line(string topic, string text, EvidenceKind kind, string id)
    {
        var line = new BriefLine { Topic = topic, Text = text };
        line.Evidence.Add(new Evidence { Kind = kind, Id = id });
        return line;
    }

    private static string Quote(string text)
    {
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (flat.Length <= LongestQuote)
        {
            return flat;
        }

        var cut = flat.LastIndexOf(' ', LongestQuote);
        return flat[..(cut > 0 ? cut : LongestQuote)] + " …";
    }
}
