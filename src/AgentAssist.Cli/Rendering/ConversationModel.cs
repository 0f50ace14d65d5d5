using AgentAssist.V1;

namespace AgentAssist.Cli.Rendering;

/// <summary>A conversation as a desktop shows it: the fold of a snapshot and the events after it.</summary>
internal sealed class ConversationModel
{
    private const int UtterancesKept = 200;

    public Conversation Conversation { get; private set; } = new();

    public List<UtteranceAdded> Utterances { get; } = [];

    public CustomerContext? Context { get; private set; }

    public SuggestionsOffered? Suggestions { get; private set; }

    public List<Alert> Alerts { get; } = [];

    public List<WhisperSent> Whispers { get; } = [];

    /// <summary>What somebody is saying right now; null when nobody is.</summary>
    public Utterance? Interim { get; private set; }

    /// <summary>What a language model is making of the best suggestion right now; null when none is at work.</summary>
    public Rewording? Rewording { get; private set; }

    /// <summary>Why the suggestions shown stay as they were composed; null when nothing was said about it.</summary>
    public Degradation? WithoutModel { get; private set; }

    public ConversationCompleted? Completed { get; private set; }

    /// <summary>Whether somebody of the company spoke last, so that nobody waits for a suggestion.</summary>
    public bool IsAnswered => Utterances.Count > 0 && Utterances[^1].Utterance.Role != Role.Customer;

    /// <summary>The revision that this shows.</summary>
    public long Revision { get; private set; }

    public void Apply(WatchConversationResponse frame)
    {
        switch (frame.FrameCase)
        {
            case WatchConversationResponse.FrameOneofCase.Snapshot:
                Load(frame.Snapshot);
                break;
            case WatchConversationResponse.FrameOneofCase.Event:
                Revision = frame.Revision;
                Apply(frame.Event);
                break;
            case WatchConversationResponse.FrameOneofCase.Ephemeral when frame.Ephemeral.Interim is { } interim:
                Interim = interim;
                break;
            case WatchConversationResponse.FrameOneofCase.Ephemeral when frame.Ephemeral.Rewording is { } rewording && IsShown(rewording.SuggestionId):
                Rewording = rewording;
                break;
            case WatchConversationResponse.FrameOneofCase.Ephemeral when frame.Ephemeral.Degradation is { Feature: Feature.LanguageModel } missing:
                (Rewording, WithoutModel) = (null, missing);
                break;
            default:
                break;
        }
    }

    private void Load(ConversationSnapshot snapshot)
    {
        Conversation = snapshot.Conversation.Clone();
        Revision = snapshot.Conversation.Revision;
        Utterances.AddRange(snapshot.Utterances);
        Context = snapshot.Context;
        Suggestions = snapshot.Suggestions;
        Alerts.AddRange(snapshot.Alerts);
        Whispers.AddRange(snapshot.Whispers);
    }

    private void Apply(AssistEvent happened)
    {
        switch (happened.ContentCase)
        {
            case AssistEvent.ContentOneofCase.ConversationStarted:
                Conversation = happened.ConversationStarted.Conversation.Clone();
                break;
            case AssistEvent.ContentOneofCase.CustomerIdentified:
                Conversation.CustomerId = happened.CustomerIdentified.CustomerId;
                break;
            case AssistEvent.ContentOneofCase.UtteranceAdded:
                Add(happened.UtteranceAdded);
                break;
            case AssistEvent.ContentOneofCase.ContextUpdated:
                Context = happened.ContextUpdated.Context;
                break;
            case AssistEvent.ContentOneofCase.SuggestionsOffered:
                Offer(happened.SuggestionsOffered);
                break;
            case AssistEvent.ContentOneofCase.SuggestionReworded:
                Reword(happened.SuggestionReworded);
                break;
            case AssistEvent.ContentOneofCase.SuggestionsSuperseded:
                Drop(happened.SuggestionsSuperseded.SuggestionIds);
                break;
            case AssistEvent.ContentOneofCase.AlertRaised:
                Alerts.RemoveAll(alert => alert.AlertId == happened.AlertRaised.AlertId);
                Alerts.Add(happened.AlertRaised);
                break;
            case AssistEvent.ContentOneofCase.AlertCleared:
                Alerts.RemoveAll(alert => alert.AlertId == happened.AlertCleared.AlertId);
                break;
            case AssistEvent.ContentOneofCase.WhisperSent:
                Whispers.Add(happened.WhisperSent);
                break;
            case AssistEvent.ContentOneofCase.HandedOff:
                HandOver(happened.HandedOff);
                break;
            case AssistEvent.ContentOneofCase.Claimed:
                Conversation.State = ConversationState.Open;
                Conversation.AgentId = happened.Claimed.AgentId;
                break;
            case AssistEvent.ContentOneofCase.ConversationCompleted:
                Conversation.State = ConversationState.Completed;
                Completed = happened.ConversationCompleted;
                Offer(null);
                break;
            default:
                break;
        }
    }

    private void Add(UtteranceAdded added)
    {
        Interim = null;
        Utterances.Add(added);
        if (Utterances.Count > UtterancesKept)
        {
            Utterances.RemoveAt(0);
        }

        Conversation.Risk = added.Analysis?.Risk ?? Conversation.Risk;
    }

    private void HandOver(HandedOff handOff)
    {
        Conversation.AgentId = handOff.ToAgentId;
        if (handOff.ToQueue.Length > 0)
        {
            Conversation.Queue = handOff.ToQueue;
            Conversation.State = ConversationState.WaitingForAgent;
        }
    }

    private void Offer(SuggestionsOffered? offered) => (Suggestions, Rewording, WithoutModel) = (offered, null, null);

    private void Reword(SuggestionReworded reworded)
    {
        Rewording = null;
        if (IsShown(reworded.ReplacedSuggestionId))
        {
            var shown = Suggestions!.Clone();
            var place = shown.Suggestions.ToList().FindIndex(s => s.SuggestionId == reworded.ReplacedSuggestionId);
            shown.Suggestions[place] = reworded.Suggestion;
            Suggestions = shown;
        }
    }

    private bool IsShown(string suggestionId) => Suggestions?.Suggestions.Any(s => s.SuggestionId == suggestionId) == true;

    private void Drop(ICollection<string> ids)
    {
        if (Suggestions is not { } offered || !offered.Suggestions.Any(s => ids.Contains(s.SuggestionId)))
        {
            return;
        }

        var left = offered.Clone();
        left.Suggestions.Clear();
        left.Suggestions.AddRange(offered.Suggestions.Where(s => !ids.Contains(s.SuggestionId)));
        Offer(left.Suggestions.Count > 0 ? left : null);
    }
}
