using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding;

namespace AgentAssist.Core.Suggestions.Reflecting;

/// <summary>
/// Decides what of a customer's turn may be said back, and what of it best: to hear the wrong words of one's own is worse than to hear none.
/// </summary>
internal sealed class Reflections
{
    private readonly Dictionary<(ReflectionKind, string), double> _read = [];
    private readonly Lazy<ReflectedTurn>? _turn;

    private Reflections(Lazy<ReflectedTurn>? turn) => _turn = turn;

    /// <summary>Reads the turn that follows <paramref name="before"/>; in a language that the model does not know, everything may be said.</summary>
    public static Reflections Of(PriorTurn utterance, IReadOnlyList<PriorTurn> before, OurSide side)
    {
        var ours = before.Count > 0 && DialogueTurn.IsOurs(before[^1].Role) ? before[^1].Text : "";
        return new Reflections(utterance.Analysis?.LanguageCode is null or "" or "en"
            ? new Lazy<ReflectedTurn>(() => ReflectedTurn.Read(utterance.Text, ours, side), isThreadSafe: false)
            : null);
    }

    /// <summary>How likely words land, 0 to 1.</summary>
    /// <param name="said">In the second person.</param>
    public double Lands(ReflectionKind kind, string said)
    {
        if (_turn is null)
        {
            return 1;
        }

        if (!_read.TryGetValue((kind, said), out var lands))
        {
            lands = ReflectionModel.Default.Read(kind, said, _turn.Value).Lands;
            _read.Add((kind, said), lands);
        }

        return lands;
    }

    /// <summary>Whether words may be said back: below some odds a general reply does better.</summary>
    public bool MaySay(ReflectionKind kind, string said) => Lands(kind, said) >= LeastOf(kind);

    // Short answers and topics were rated among remarks more often than they come among answers; only the worst are left out.
    private static double LeastOf(ReflectionKind kind) => kind switch
    {
        ReflectionKind.Statement => 0.25,
        ReflectionKind.Value => 0.05,
        ReflectionKind.Topic or ReflectionKind.Told => 0.1,
        _ => 0.25,
    };
}
