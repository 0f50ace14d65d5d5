using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Records;

/// <summary>The customer's history as it bears on what was said: the stories that matter, the most relevant first.</summary>
internal sealed class History
{
    private const double EarlierTurnWeight = 0.5;
    private const double ReferenceWeight = 4;

    private History(IReadOnlyList<HistoryRecord> records, IReadOnlyList<Story> stories, BrokenPromise? promise)
    {
        Records = records;
        Stories = stories;
        Promise = promise;
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<HistoryRecord> Records { get; }

    /// <summary>Only those that what was said bears on.</summary>
    public IReadOnlyList<Story> Stories { get; }

    public BrokenPromise? Promise { get; }

    public static History Read(SuggestionRequest request, SpokenStyle style)
    {
        if (request.Context is not { Interactions.Count: > 0 } context)
        {
            return new History([], [], BrokenPromise.Find(request.Context, [], style));
        }

        var records = context.Interactions.Select(i => RecordReader.Default.Read(i, style)).OrderBy(r => r.At).ToArray();
        var said = Weigh(request);
        var teller = new StoryTeller(records, style);
        Story[] told = [.. teller.Tell()];
        var stories = told.Concat(teller.Tell(context.Findings, told))
            .Select(s => s with { Relevance = Relevance(s, said) })
            .Where(s => s.Relevance > 0)
            .OrderByDescending(s => s.Relevance + (s.OurFault ? 2 : 0))
            .ToList();
        DropCovered(stories);
        return new History(records, stories, BrokenPromise.Find(context, records, style));
    }

    private static Dictionary<string, double> Weigh(SuggestionRequest request)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var turn in request.Turns.Where(t => t.Role == Role.Customer))
        {
            Add(turn, EarlierTurnWeight);
        }

        Add(request.Utterance, 1);
        return weights;

        void Add(PriorTurn turn, double weight)
        {
            foreach (var stem in WordStem.Of(turn.Text))
            {
                weights[stem] = Math.Max(weights.GetValueOrDefault(stem), weight);
            }
        }
    }

    private static double Relevance(Story story, Dictionary<string, double> said)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var relevance = 0.0;
        foreach (var stem in WordStem.Of(story.Cues).Concat(story.Records.SelectMany(r => WordStem.Of(r.Interaction.Kind.Replace('_', ' ')))))
        {
            relevance += seen.Add(stem) ? said.GetValueOrDefault(stem) : 0;
        }

        foreach (var reference in story.Records.Select(r => r.Reference).Where(r => r.Length > 0).Distinct())
        {
            relevance += ReferenceWeight * said.GetValueOrDefault(reference.ToLowerInvariant());
        }

        return relevance;
    }

    /// <summary>Leaves out a story whose records a better one tells already.</summary>
    private static void DropCovered(List<Story> stories)
    {
        for (var i = stories.Count - 1; i > 0; i--)
        {
            if (stories.Take(i).Any(better => stories[i].Records.All(r => better.Records.Contains(r))))
            {
                stories.RemoveAt(i);
            }
        }
    }
}
