using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Voicing;

/// <summary>Ends a reply with an emoji where the brand uses them and the moment bears one.</summary>
internal static class Emoji
{
    private const double Complains = 0.5;

    /// <summary>
    /// Adds one to the last sentence: for a happy or parting customer who complained of nothing in this conversation, in writing
    /// but not in letters, once per conversation.
    /// </summary>
    public static void AddTo(Suggestion suggestion, Moment moment)
    {
        if (!moment.Speech.UsesEmoji
            || moment.Situation is not (Situation.Delighted or Situation.GoodNews or Situation.Closing)
            || moment.Request.Channel is Channel.Email or Channel.Voice
            || moment.Request.Turns.Append(moment.Request.Utterance).Any(t => t.Analysis?.Complaint >= Complains || IsDecorated(t))
            || suggestion.Sentences[^1] is not { } last
            || last.Text.EndsWith('?'))
        {
            return;
        }

        var emoji = VoiceBook.Default.Emoji;
        var choice = StableHash.Of(moment.Request.ConversationId, moment.Request.Revision) % (ulong)emoji.Count;
        last.Text += " " + emoji[(int)choice];
    }

    private static bool IsDecorated(PriorTurn turn) => turn.Role is Role.HumanAgent or Role.Bot && turn.Text.Any(char.IsSurrogate);
}
