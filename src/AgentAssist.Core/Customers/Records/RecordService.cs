using System.Text.RegularExpressions;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Records;

/// <summary>What a record ended, as one would say it to the customer: "your internet service ended".</summary>
internal static partial class RecordService
{
    // What can end and may be named without its article.
    private static readonly HashSet<string> Nouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "membership", "subscription", "contract", "policy", "account", "plan", "lease", "tenancy", "licence", "license", "permit",
        "insurance", "cover", "coverage", "broadband", "internet", "landline", "enrolment", "enrollment", "supply", "service",
    };

    // What is called off rather than ends.
    private static readonly HashSet<string> Events = new(StringComparer.OrdinalIgnoreCase)
    {
        "order", "flight", "trip", "tour", "journey", "show", "concert", "event", "appointment", "booking", "reservation", "purchase", "transfer", "pickup", "visit",
    };

    /// <summary>A clause to which a day can be added.</summary>
    public static string Ending(Interaction ended) => Named(ended) is not { } noun ? "the cancellation took effect"
        : Events.Contains(noun.Split(' ')[^1]) ? $"your {noun} was cancelled"
        : $"your {noun} ended";

    /// <summary>The noun; "service" where the record names nothing.</summary>
    public static string Of(Interaction ended) => Named(ended) ?? "service";

    private static string? Named(Interaction ended)
    {
        var match = SubjectOfEnding().Match(ended.Summary);
        if (match.Success && IsNoun(match.Groups["noun"].Value))
        {
            return match.Groups["service"].Value.ToLowerInvariant();
        }

        var words = $"{ended.Kind.Replace('_', ' ')} {ended.Summary}".Split([' ', ',', '.', ';', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault(IsNoun)?.ToLowerInvariant();
    }

    private static bool IsNoun(string word) => Nouns.Contains(word) || Events.Contains(word);

    [GeneratedRegex(@"^(?:The |Your )?(?<service>(?:[A-Za-z]+ ){0,2}(?<noun>[A-Za-z]+)) (?:was |has been )?(?:cancell?ed|ended|closed|terminated)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex SubjectOfEnding();
}
