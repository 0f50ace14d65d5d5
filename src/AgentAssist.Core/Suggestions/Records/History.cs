using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Records;

/// <summary>The customer's history as it bears on what was said: the stories that matter, the most relevant first.</summary>
internal sealed class History
{
    private const double EarlierTurnWeight = 0.5;

    // A single record is told where more than one of its words was said: "charged" alone may mean any charge.
    private const double Telling = 1.5;

    private readonly Lazy<RecordAnswer?> _answer;

    private History(IReadOnlyList<HistoryRecord> records, IReadOnlyList<Story> stories, BrokenPromise? promise, Func<RecordAnswer?> answer)
    {
        _answer = new(answer, LazyThreadSafetyMode.None);
        Records = records;
        Stories = stories;
        Promise = promise;
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<HistoryRecord> Records { get; }

    /// <summary>Only those that what was said bears on.</summary>
    public IReadOnlyList<Story> Stories { get; }

    public BrokenPromise? Promise { get; }

    /// <summary>What a record says about what was said last; null where none surely does.</summary>
    public RecordAnswer? Answer => _answer.Value;

    public static History Read(SuggestionRequest request, SpokenStyle style)
    {
        if (request.Context is not { Interactions.Count: > 0 } context)
        {
            return new History([], [], request.Context is { Promises.Count: > 0 } promised ? BrokenPromise.Find(promised, [], Weigh(request), style) : null, static () => null);
        }

        var told = StoryMemo.Of(context, style);
        var said = Weigh(request);
        var ours = OursOf(request);
        var stories = told.Stories
            .Select(s => (s.Story, Relevance: s.Relevance(said)))
            .Where(s => s.Relevance >= (s.Story.IsSingle ? Telling : double.Epsilon))
            .OrderByDescending(s => s.Relevance + (s.Story.OurFault ? 2 : 0))
            .Select(s => s.Story with { Relevance = s.Relevance, IsTold = ours.Length > 0 && s.Story.Records.All(record => Names(ours, style.Day(record.Day))) })
            .ToList();
        DropCovered(stories);
        return new History(told.Records, stories, BrokenPromise.Find(context, told.Records, said, style), () => RecordAnswer.Find(told.Records, said, request.Utterance.Text, ours, DateOnly.FromDateTime(style.LocalNow)));
    }

    // "March 1" does not stand in "March 16".
    private static bool Names(string text, string day)
    {
        for (var at = text.IndexOf(day, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(day, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + day.Length;
            if ((at == 0 || !char.IsAsciiDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static string OursOf(SuggestionRequest request) =>
        string.Join('\n', request.Turns.Where(t => t.Role is Role.HumanAgent or Role.Bot).Select(t => t.Text));

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

    /// <summary>Leaves out a story whose records a better one tells already.</summary>
    private static void DropCovered(List<Story> stories)
    {
        for (var i = stories.Count - 1; i > 0; i--)
        {
            for (var better = 0; better < i; better++)
            {
                if (stories[better].Tells(stories[i].Records))
                {
                    stories.RemoveAt(i);
                    break;
                }
            }
        }
    }
}
