using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Core.Supervision;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>
/// A conversation as its events 1..n make it. Applying the same events always gives the same fold. Not thread-safe:
/// whoever holds the conversation's gate owns it.
/// </summary>
internal sealed class ConversationFold
{
    /// <summary>How many utterances a snapshot shows and suggestions look back on.</summary>
    public const int KeptUtterances = 200;

    private readonly List<PriorTurn> _turns = [];
    private readonly List<UtteranceAdded> _utterances = [];
    private readonly List<WhisperSent> _whispers = [];
    private readonly List<GestureProposed> _gestures = [];
    private readonly HashSet<string> _spentSentences = new(StringComparer.Ordinal);
    private readonly List<Promise> _promises = [];
    private readonly List<Suggestion> _replaced = [];
    private readonly HashSet<string> _dismissed = new(StringComparer.Ordinal);
    private bool _oneWasTaken;
    private Conversation? _summary;
    private long _weight;

    public long Revision => _summary?.Revision ?? 0;

    public Conversation Summary => _summary ?? throw new InvalidOperationException("Nothing was applied yet.");

    /// <summary>What was said, oldest first, at most <see cref="KeptUtterances"/>.</summary>
    public IReadOnlyList<PriorTurn> Turns => _turns;

    /// <summary>The same with all that is known of it.</summary>
    public IReadOnlyList<UtteranceAdded> Utterances => _utterances;

    /// <summary>What was promised here, oldest first, each as it was recorded last, at most <see cref="KeptUtterances"/>.</summary>
    public IReadOnlyList<Promise> Promises => _promises;

    /// <summary>How often the conversation was handed on.</summary>
    public int HandOffs { get; private set; }

    /// <summary>Sentences that were sent by the company's side or shown first.</summary>
    public IReadOnlySet<string> SpentSentences => _spentSentences;

    /// <summary>The suggestions that answer the customer's last utterance; null when none are open.</summary>
    public SuggestionsOffered? OpenSuggestions { get; private set; }

    /// <summary>The same with those that others in better words have replaced: what a desktop may show at this moment.</summary>
    public IEnumerable<Suggestion> ShownSuggestions => (OpenSuggestions?.Suggestions ?? []).Concat(_replaced);
    /// <summary>What was offered, and what became of it.</summary>
    public OfferedReplies Offered { get; } = new();

    /// <summary>The customer's context as last shown.</summary>
    public CustomerContext? Context { get; private set; }

    /// <summary>The gestures of goodwill that were proposed here, each in its state now.</summary>
    public IReadOnlyList<GestureProposed> Gestures => _gestures;

    /// <summary>The gesture that was given last and that the company's side has not spoken of yet; null for none.</summary>
    public GestureProposed? UntoldGesture { get; private set; }

    /// <summary>Where each kind of alert stands.</summary>
    public AlertLevels Alerts { get; } = new();

    /// <summary>The customer's utterance that nobody has answered yet; null when the company spoke last.</summary>
    public Utterance? Unanswered { get; private set; }

    /// <summary>When the last event was appended.</summary>
    public DateTimeOffset LastEventTime { get; private set; }

    /// <summary>
    /// About how much the fold holds: the encoded bytes of the events that it keeps. In memory it is several times as much.
    /// </summary>
    public long Weight => _weight + Offered.Weight;

    public bool IsCompleted => Summary.State == ConversationState.Completed;

    /// <summary>
    /// Whether other words for this suggestion could still be of use: it is open, nothing was said since to the customer, and
    /// the agent neither took one of the suggestions nor turned this one down.
    /// </summary>
    public bool MayReword(string suggestionId) =>
        !IsCompleted
        && Unanswered is not null
        && !_oneWasTaken
        && !_dismissed.Contains(suggestionId)
        && OpenSuggestions is { } open
        && open.Suggestions.Any(s => s.SuggestionId == suggestionId && s.Source != SuggestionSource.Model);

    /// <summary>A completed conversation whose events are no longer kept: what is left of it is its summary.</summary>
    public static ConversationFold OfTrimmed(Conversation summary) => new() { _summary = summary };

    public void Apply(AssistEvent appended)
    {
        if (appended.Revision != Revision + 1)
        {
            throw new InvalidOperationException($"Expected revision {Revision + 1}, got {appended.Revision}.");
        }

        _summary = ConversationSummary.Apply(_summary, appended);
        LastEventTime = appended.EventTime?.ToDateTimeOffset() ?? LastEventTime;
        switch (appended.ContentCase)
        {
            case AssistEvent.ContentOneofCase.UtteranceAdded:
                _weight += appended.UtteranceAdded.CalculateSize();
                ApplyUtterance(appended.UtteranceAdded);
                break;
            case AssistEvent.ContentOneofCase.ContextUpdated:
                _weight += appended.ContextUpdated.CalculateSize();
                Context = appended.ContextUpdated.Context;
                break;
            case AssistEvent.ContentOneofCase.SuggestionsOffered:
                ApplyOffer(appended.SuggestionsOffered);
                break;
            case AssistEvent.ContentOneofCase.SuggestionsSuperseded:
                Close(null);
                break;
            case AssistEvent.ContentOneofCase.SuggestionReworded:
                ApplyRewording(appended.SuggestionReworded);
                break;
            case AssistEvent.ContentOneofCase.AnswerRecorded:
                ApplyAnswer(appended.AnswerRecorded);
                break;
            case AssistEvent.ContentOneofCase.AlertRaised:
                Alerts.Raise(appended.AlertRaised);
                break;
            case AssistEvent.ContentOneofCase.AlertCleared:
                Alerts.Clear(appended.AlertCleared);
                break;
            case AssistEvent.ContentOneofCase.PromiseRecorded:
                _promises.RemoveAll(promise => promise.PromiseId == appended.PromiseRecorded.PromiseId);
                _weight += appended.PromiseRecorded.CalculateSize();
                Keep(_promises, appended.PromiseRecorded);
                break;
            case AssistEvent.ContentOneofCase.HandedOff:
                HandOffs++;
                break;
            case AssistEvent.ContentOneofCase.WhisperSent:
                Keep(_whispers, appended.WhisperSent);
                break;
            case AssistEvent.ContentOneofCase.GestureProposed:
                _weight += appended.GestureProposed.CalculateSize();
                _gestures.Add(appended.GestureProposed);
                break;
            case AssistEvent.ContentOneofCase.GestureDecided:
                UntoldGesture = GestureStates.Decide(_gestures, appended.GestureDecided) ?? UntoldGesture;
                break;
        }
    }

    /// <summary>Draws the conversation as it stands, sharing the frozen messages of its events.</summary>
    public ConversationSnapshot ToSnapshot()
    {
        var snapshot = new ConversationSnapshot
        {
            Conversation = Summary.Clone(),
            Context = Context,
            Suggestions = OpenSuggestions,
        };
        snapshot.Utterances.Add(_utterances);
        snapshot.Alerts.Add(Alerts.Raised);
        snapshot.Whispers.Add(_whispers);
        snapshot.Gestures.Add(_gestures);
        return snapshot;
    }

    private void ApplyUtterance(UtteranceAdded added)
    {
        var utterance = added.Utterance;
        Keep(_turns, new PriorTurn(utterance.UtteranceId, utterance.Role, utterance.Text, added.Analysis));
        Keep(_utterances, added);
        if (utterance.Role == Role.Customer)
        {
            Unanswered ??= utterance;
            Alerts.Hear(added.Analysis);
            return;
        }

        Unanswered = null;
        Alerts.Answered();
        UntoldGesture = UntoldGesture is { } untold && GestureStates.IsTold(untold, utterance.Text) ? null : UntoldGesture;
        foreach (var sentence in Sentence.Split(utterance.Text))
        {
            _spentSentences.Add(Sentence.Normalize(sentence));
        }
    }

    private void ApplyOffer(SuggestionsOffered offered)
    {
        Close(offered);
        Offered.Add(offered);
        Spend(offered.Suggestions.Take(1));
    }

    private void ApplyAnswer(AnswerRecord record)
    {
        Offered.Record(record);
        _oneWasTaken |= record.Outcome is AnswerOutcome.Sent or AnswerOutcome.Edited;
        if (record.Outcome == AnswerOutcome.Dismissed)
        {
            _dismissed.Add(record.SuggestionId);
        }
    }

    private void ApplyRewording(SuggestionReworded reworded)
    {
        Offered.Add(reworded);
        if (OpenSuggestions?.Suggestions.FirstOrDefault(s => s.SuggestionId == reworded.ReplacedSuggestionId) is not { } replaced)
        {
            return;
        }

        // A copy, because the event that offered them is frozen.
        var open = OpenSuggestions.Clone();
        var place = OpenSuggestions.Suggestions.IndexOf(replaced);
        open.Suggestions[place] = reworded.Suggestion;
        _replaced.Add(replaced);
        OpenSuggestions = open;
        Spend(open.Suggestions.Take(1));
    }

    private void Close(SuggestionsOffered? next)
    {
        OpenSuggestions = next;
        _replaced.Clear();
        _dismissed.Clear();
        _oneWasTaken = false;
    }

    private void Spend(IEnumerable<Suggestion> first)
    {
        foreach (var sentence in first.SelectMany(suggestion => suggestion.Sentences))
        {
            _spentSentences.Add(Sentence.Normalize(sentence.Text));
        }
    }

    private static void Keep<T>(List<T> list, T item)
    {
        if (list.Count == KeptUtterances)
        {
            list.RemoveAt(0);
        }

        list.Add(item);
    }
}
