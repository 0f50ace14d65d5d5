using System.Collections.Frozen;
using System.Text.Json.Serialization;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>Which approaches a situation allows, and which moves each takes; plans.json holds them.</summary>
internal sealed class PlanBook
{
    private static readonly Lazy<PlanBook> Shipped = new(() => new PlanBook(EmbeddedData.Read<PlanFile>("Planning/plans.json")));

    private readonly FrozenDictionary<Situation, SituationPlans> _situations;
    private readonly Dictionary<string, int> _phaseWords;

    private PlanBook(PlanFile file)
    {
        _phaseWords = file.PhaseWords;
        _situations = file.Situations.ToFrozenDictionary(
            s => Enum.Parse<Situation>(s.Situation.Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
            s => new SituationPlans(s.Words, [.. s.Plans.Select(Read)]));
        Reserve = [.. file.Reserve.Select(Read)];
        Leads = file.Leads;
        First = [.. file.First.Select(Read)];
        Second = [.. file.Second.Select(Read)];
        Team = Read(file.Team);
        Also = [.. file.Also.Select(Read)];
    }

    public static PlanBook Default => Shipped.Value;

    /// <summary>Plans for when a situation's own cannot be filled.</summary>
    public IReadOnlyList<Plan> Reserve { get; }

    /// <summary>Plans that come before a situation's own where their condition holds.</summary>
    public IReadOnlyList<(int When, Plan Plan)> First { get; }

    /// <summary>Plans that come behind the first of all others where their condition holds.</summary>
    public IReadOnlyList<(int When, Plan Plan)> Second { get; }

    /// <summary>The plan that leads to the question of the tenant's own agents.</summary>
    public Plan Team { get; }

    /// <summary>Plans that come behind a situation's own, in a place kept for them, where their condition holds.</summary>
    public IReadOnlyList<(int When, Plan Plan)> Also { get; }

    /// <summary>What may lead into a sentence that begins with "I" and was said before.</summary>
    public IReadOnlyList<string> Leads { get; }

    public SituationPlans For(Situation situation) => _situations[situation];

    public int WordsFor(Phase phase) => _phaseWords[Names.Of(phase)];

    private static (int When, Plan Plan) Read(ConditionalEntry entry) =>
        (Library.Condition.Bit(entry.When), new Plan(entry.Approach, [.. entry.Moves.Select(Read)], entry.Why) { Says = entry.Says });

    private static Plan Read(PlanEntry entry) =>
        new(entry.Approach, [.. entry.Moves.Select(Read)], entry.Why) { AsksDetail = entry.AsksDetail, ReadsRecord = entry.ReadsRecord };

    private static Step Read(string move)
    {
        var optional = move.EndsWith('?');
        return new Step([.. (optional ? move[..^1] : move).Split('|').Select(Moves.Parse)], !optional);
    }

    private sealed record PlanFile(
        [property: JsonPropertyName("phase_words")] Dictionary<string, int> PhaseWords,
        SituationEntry[] Situations,
        ConditionalEntry[] First,
        ConditionalEntry[] Second,
        PlanEntry Team,
        ConditionalEntry[] Also,
        string[] Leads,
        PlanEntry[] Reserve);

    private sealed record SituationEntry(string Situation, int Words, PlanEntry[] Plans);

    private sealed record ConditionalEntry(string When, string Approach, string[] Moves, string Why, string Says = "");

    private sealed record PlanEntry(string Approach, string[] Moves, string Why, [property: JsonPropertyName("asks_detail")] bool AsksDetail = false, [property: JsonPropertyName("reads_record")] bool ReadsRecord = false);
}

/// <summary>The plans of a situation, the best first, and the most words a reply may have in it.</summary>
internal sealed record SituationPlans(int Words, IReadOnlyList<Plan> Plans);

/// <summary>An approach: its moves in order, and why an agent would choose it.</summary>
internal sealed record Plan(string Approach, IReadOnlyList<Step> Steps, string Why)
{
    /// <summary>The slot that its INFORM is there to say; empty for none.</summary>
    public string Says { get; init; } = "";

    /// <summary>Whether its question is for what is still missing: without such a thing the plan is left out.</summary>
    public bool AsksDetail { get; init; }

    /// <summary>Whether it reads a record out; it is left out where none answers.</summary>
    public bool ReadsRecord { get; init; }
}

/// <summary>
/// One step of a plan: the first of its moves for which there are words. A step that is not required is left out where words
/// or phrases are short.
/// </summary>
internal sealed record Step(IReadOnlyList<Move> Moves, bool Required);
