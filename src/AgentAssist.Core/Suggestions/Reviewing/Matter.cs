using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>What the conversation is about, as words that a reply can share with it.</summary>
internal sealed class Matter
{
    private readonly HashSet<string> _said;
    private readonly HashSet<string> _known;
    private readonly string _happened;

    private Matter(HashSet<string> said, HashSet<string> known, string happened) => (_said, _known, _happened) = (said, known, happened);

    /// <summary>The words of the customer's turns, and of what the records tell about their matter.</summary>
    public static Matter Of(CheckGround ground, Moment? moment)
    {
        var said = ground.Turns.Where(t => t.Role == Role.Customer).SelectMany(t => WordStem.Of(t.Text)).ToHashSet(StringComparer.Ordinal);
        var known = (moment?.History.Stories ?? []).SelectMany(s => WordStem.Of(s.Text)).ToHashSet(StringComparer.Ordinal);
        return new Matter(said, known, Sentence.Normalize(moment?.Issue.Happened?.Said ?? ""));
    }

    /// <summary>How many different words a sentence shares with what the customer said; all of them where it says the problem itself back.</summary>
    public int Said(string sentence) => SaysBack(sentence) ? WordCount.Of(_happened) : WordStem.Of(sentence).Distinct().Count(_said.Contains);

    /// <summary>Whether a sentence says the problem back as the customer told it, in the second person.</summary>
    public bool SaysBack(string sentence) => _happened.Length > 0 && Sentence.Normalize(sentence).Contains(_happened, StringComparison.Ordinal);

    /// <summary>Whether it shares any with what the customer said or the records tell.</summary>
    public bool Touches(string sentence) => WordStem.Of(sentence).Any(stem => _said.Contains(stem) || _known.Contains(stem));
}
