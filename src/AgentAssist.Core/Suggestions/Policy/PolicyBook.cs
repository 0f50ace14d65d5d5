using System.Text.RegularExpressions;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Policy;

/// <summary>What may be committed to, and by when.</summary>
internal sealed class PolicyBook
{
    private static readonly Lazy<PolicyBook> Shipped = new(() => new PolicyBook(EmbeddedData.Read<PolicyFile>("Policy/policy.json")));

    private readonly Dictionary<string, PolicyRule> _rules;

    private PolicyBook(PolicyFile file)
    {
        Hours = new WorkingHours(file.WorkingStart, file.WorkingEnd, [.. file.WorkingDays.Select(Enum.Parse<DayOfWeek>)]);
        _rules = file.Rules.ToDictionary(
            r => r.Id,
            r => new PolicyRule(r.Id, r.Roles.Contains("HUMAN_AGENT"), r.Roles.Contains("BOT"), r.WorkingMinutes, [.. r.Acts.Select(Compile)]));
        RuleIds = new HashSet<string>(_rules.Keys, StringComparer.Ordinal);
    }

    public static PolicyBook Default => Shipped.Value;

    public WorkingHours Hours { get; }

    public IReadOnlySet<string> RuleIds { get; }

    public bool Allows(string ruleId, Role role) =>
        _rules.TryGetValue(ruleId, out var rule) && (role == Role.Bot ? rule.ForBot : rule.ForHuman);

    public PolicyRule Rule(string ruleId) => _rules[ruleId];

    /// <summary>The first rule that lets the role commit to what is owed, in the words of a promise; null where none does.</summary>
    public PolicyRule? RuleFor(string what, Role role) =>
        _rules.Values.FirstOrDefault(rule => Allows(rule.Id, role) && rule.Acts.Any(act => act.IsMatch(what)));

    private static Regex Compile(string act) =>
        new(act, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private sealed record PolicyFile(
        [property: System.Text.Json.Serialization.JsonPropertyName("working_start")] TimeOnly WorkingStart,
        [property: System.Text.Json.Serialization.JsonPropertyName("working_end")] TimeOnly WorkingEnd,
        [property: System.Text.Json.Serialization.JsonPropertyName("working_days")] string[] WorkingDays,
        RuleEntry[] Rules);

    private sealed record RuleEntry(
        string Id,
        string Allows,
        string[] Roles,
        [property: System.Text.Json.Serialization.JsonPropertyName("working_minutes")] int WorkingMinutes,
        string[] Acts);
}

/// <summary>One rule: who may commit to it, and within how many minutes of working time it is due; 0 is at once.</summary>
/// <param name="Acts">The words of a commitment by which it is recognised in any text.</param>
internal sealed record PolicyRule(string Id, bool ForHuman, bool ForBot, int WorkingMinutes, IReadOnlyList<Regex> Acts);
