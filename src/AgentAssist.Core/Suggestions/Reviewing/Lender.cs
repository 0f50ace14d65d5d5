using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>Lends a draft sentences that the library composes for the moment, written as the agent writes.</summary>
internal sealed class Lender(ReplyLibrary library, Moment moment, WritingHabits habits)
{
    // The best fit comes first; far down the list nothing is made for the moment any more.
    private const int Most = 10;

    private readonly Dictionary<Move, string[]> _sentences = [];
    private readonly Composer _composer = new(library, moment);

    /// <summary>Sentences that make a move, the most fitting first.</summary>
    public IReadOnlyList<string> For(Move move)
    {
        if (!_sentences.TryGetValue(move, out var sentences))
        {
            sentences = [.. _composer.SentencesFor(move).Take(Most).Select(s => habits.Apply(s.Text))];
            _sentences.Add(move, sentences);
        }

        return sentences;
    }

    /// <summary>A sentence of the reviewer's own, written as the agent writes.</summary>
    public string Write(string sentence) => habits.Apply(sentence);
}
