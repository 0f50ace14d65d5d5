using static AgentAssist.Core.Suggestions.Wording.ClauseWords;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>What has the form of a clause and would still come out wrong, or tell of nothing, when it is said back.</summary>
internal static class ClauseFaults
{
    /// <param name="words">Three or more, without what stands around the clause.</param>
    public static bool Any(List<Token> words) => RunsOn(words) || IsDenied(words) || IsAboutTalking(words) || DatesOnly(words);

    // "I'm not talking to a machine": said of us, and for us to change.
    private static bool IsAboutTalking(List<Token> words) =>
        words.FindIndex(w => w.Lower is "talking" or "speaking" or "talk" or "speak" or "chatting") is >= 0 and var at && at + 1 < words.Count && words[at + 1].Lower is "to" or "with";

    // "It's not the outage": what it is not is not what happened.
    private static bool IsDenied(List<Token> words) =>
        words[0].Lower is "it's" && words[1].Lower is "not" && words[2].Lower is "the" or "a" or "an" or "my" or "our" or "about" or "that" or "just" or "only";

    // "I did not attend on a day | when your own office was shut".
    private static bool DatesOnly(List<Token> words) =>
        words[^1].Lower is "day" or "time" or "moment" or "week" or "night" && words[^2].Lower is "a" or "the" && words[^3].Lower is "on" or "at" or "in";

    // "It's not mine it's the college's": a second clause without a joint.
    private static bool RunsOn(List<Token> words)
    {
        for (var i = 3; i < words.Count; i++)
        {
            if (words[i].Lower is "it's" or "i'm" or "he's" or "she's" or "they're" or "we're" or "there's" or "that's" or "i've" or "we've" or "its" or "let's"
                && !Governing.Contains(words[i - 1].Lower) && !(words[i].Lower is "its" && (i + 1 == words.Count || ClauseReader.IsPreposition(words[i - 1].Lower) || ClauseReader.IsVerb(words, i - 1))))
            {
                return true;
            }
        }

        return false;
    }
}
