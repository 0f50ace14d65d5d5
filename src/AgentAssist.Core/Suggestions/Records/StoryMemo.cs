using System.Runtime.CompilerServices;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Records;

/// <summary>
/// What the records of a customer tell, whatever is being said: read once for as long as they are the same, since every turn of a
/// conversation asks for it. Safe to share between threads.
/// </summary>
internal sealed class StoryMemo
{
    private static readonly ConditionalWeakTable<CustomerContext, StoryMemo> Known = [];

    private readonly SpokenStyle _style;
    private readonly (Interaction Record, RecordTexts Texts)[] _read;
    private readonly (Finding Finding, FindingState State)[] _found;

    private StoryMemo(CustomerContext context, SpokenStyle style)
    {
        _style = style;
        _read = [.. context.Interactions.Select(record => (record, RecordTexts.Of(record)))];
        _found = [.. context.Findings.Select(finding => (finding, finding.State))];
        Records = [.. context.Interactions.Select(i => HistoryRecord.Read(i, style)).OrderBy(r => r.At)];
        var teller = new StoryTeller(Records, style);
        Story[] told = [.. teller.Tell()];
        Stories = [.. told.Concat(teller.Tell(context.Findings, told)).Select(story => new ToldStory(story))];
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<HistoryRecord> Records { get; }

    public IReadOnlyList<ToldStory> Stories { get; }

    public static StoryMemo Of(CustomerContext context, SpokenStyle style)
    {
        if (!Known.TryGetValue(context, out var told) || !told.IsOf(context, style))
        {
            told = new StoryMemo(context, style);
            Known.AddOrUpdate(context, told);
        }

        return told;
    }

    private bool IsOf(CustomerContext context, SpokenStyle style)
    {
        if (!_style.SaysDaysAs(style) || _read.Length != context.Interactions.Count || _found.Length != context.Findings.Count)
        {
            return false;
        }

        for (var i = 0; i < _read.Length; i++)
        {
            if (!ReferenceEquals(_read[i].Record, context.Interactions[i]) || !_read[i].Texts.AreOf(context.Interactions[i]))
            {
                return false;
            }
        }

        for (var i = 0; i < _found.Length; i++)
        {
            if (!ReferenceEquals(_found[i].Finding, context.Findings[i]) || _found[i].State != context.Findings[i].State)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A story with the words by which a customer may mean it.</summary>
internal sealed class ToldStory(Story story)
{
    private const double ReferenceWeight = 4;

    private readonly string[] _stems =
        [.. WordStem.Of(story.Cues).Concat(story.Records.SelectMany(r => WordStem.Of(r.Interaction.Kind.Replace('_', ' ')))).Distinct(StringComparer.Ordinal)];

    private readonly string[] _references =
        [.. story.Records.Select(r => r.Reference).Where(r => r.Length > 0).Distinct().Select(r => r.ToLowerInvariant())];

    public Story Story => story;

    /// <summary>How much of what was said is about it; 0 when nothing is.</summary>
    /// <param name="said">The stems of what was said, with their weights.</param>
    public double Relevance(Dictionary<string, double> said)
    {
        var relevance = 0.0;
        foreach (var stem in _stems)
        {
            relevance += said.GetValueOrDefault(stem);
        }

        foreach (var reference in _references)
        {
            relevance += ReferenceWeight * said.GetValueOrDefault(reference);
        }

        return relevance;
    }
}
