using AgentAssist.Core.Suggestions.Planning;

namespace AgentAssist.Core.Suggestions.Library;

/// <summary>Finds phrases that nobody will ever read: no situation has a plan with their move in which all their conditions can hold.</summary>
internal static class LibraryReach
{
    // Of each kind exactly one holds at a time.
    private static readonly string[][] OneOfEach =
    [
        [.. Named("phase:")],
        [.. Named("situation:")],
        [.. Named("fault:")],
        ["role:human", "role:bot"],
        ["channel:chat", "channel:voice", "channel:email", "channel:sms", "channel:social", "channel:messaging"],
        ["channel:live", "channel:email"], ["channel:live", "channel:sms"], ["channel:live", "channel:social"],
        ["channel:private", "channel:social"],
    ];

    /// <summary>Why no situation reaches the phrase; null where one does.</summary>
    public static string? Fault(PhraseTemplate phrase)
    {
        var required = phrase.RequiredBits.Select(bit => Condition.Names[bit]).ToArray();
        if (required.FirstOrDefault(name => phrase.Forbid.Contains(name)) is { } both)
        {
            return $"requires and forbids '{both}'";
        }

        if (OneOfEach.Select(kind => kind.Intersect(required, StringComparer.Ordinal).Take(2).ToArray()).FirstOrDefault(held => held.Length > 1) is { } pair)
        {
            return $"requires '{pair[0]}' and '{pair[1]}', which never hold together";
        }

        return Enum.GetValues<Situation>().Any(situation => Reaches(situation, phrase, required))
            ? null
            : $"no plan of a situation that it fits has the move {EnumNames.UpperSnake(phrase.Move)}";
    }

    private static bool Reaches(Situation situation, PhraseTemplate phrase, string[] required)
    {
        var own = "situation:" + Names.Of(situation);
        var fits = !phrase.Forbid.Contains(own)
            && required.All(name => name == own || !name.StartsWith("situation:", StringComparison.Ordinal));
        var conditional = PlanBook.Default.First.Concat(PlanBook.Default.Also)
            .Where(entry => !phrase.Forbid.Contains(entry.When))
            .Select(entry => entry.Plan);
        return fits && PlanBook.Default.For(situation).Plans.Concat(PlanBook.Default.Reserve).Concat(conditional)
            .Any(plan => plan.Steps.Any(step => step.Moves.Contains(phrase.Move)));
    }

    private static IEnumerable<string> Named(string prefix) => Condition.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal));
}
