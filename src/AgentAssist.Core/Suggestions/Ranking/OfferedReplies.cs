using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>
/// What was offered in a conversation and what has become of it: part of the conversation's fold, so that every answer teaches once
/// however often it is recorded. Not thread-safe.
/// </summary>
internal sealed class OfferedReplies
{
    // Answers are about what is on the desktop now, or was a moment ago. Older ones are recorded and teach nothing.
    private const int Remembered = 4;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _planned = new(StringComparer.Ordinal);
    private readonly Queue<Offer> _offers = new();

    /// <summary>About how much is held: the encoded bytes of the offers that are remembered.</summary>
    public long Weight { get; private set; }

    /// <summary>Whether a suggestion with this id was ever offered.</summary>
    public bool Contains(string suggestionId) => _ids.Contains(suggestionId);

    public void Add(SuggestionsOffered offered)
    {
        _ids.UnionWith(offered.Suggestions.Select(suggestion => suggestion.SuggestionId));
        _offers.Enqueue(new Offer(offered));
        Weight += offered.CalculateSize();
        if (_offers.Count > Remembered)
        {
            Weight -= _offers.Dequeue().Offered.CalculateSize();
        }
    }

    /// <summary>Takes up that a suggestion stands in other words: an answer to them is an answer to what was planned.</summary>
    public void Add(SuggestionReworded reworded)
    {
        _ids.Add(reworded.Suggestion.SuggestionId);
        _planned[reworded.Suggestion.SuggestionId] = reworded.ReplacedSuggestionId;
    }

    public void Record(AnswerRecord record) => Find(PlannedId(record.SuggestionId))?.Record(Planned(record));

    /// <summary>What an answer adds to the counts, before it is recorded here; null where it teaches nothing.</summary>
    /// <param name="agent">The bucket of the agent who answers.</param>
    public RankingLesson? Lesson(AnswerRecord record, int agent) => Find(PlannedId(record.SuggestionId))?.Lesson(Planned(record), agent);

    private string PlannedId(string suggestionId) => _planned.GetValueOrDefault(suggestionId, suggestionId);

    // What an agent changed in a model's words says nothing about the library's phrases.
    private AnswerRecord Planned(AnswerRecord record) => PlannedId(record.SuggestionId) == record.SuggestionId
        ? record
        : new AnswerRecord(record)
        {
            SuggestionId = PlannedId(record.SuggestionId),
            Outcome = record.Outcome == AnswerOutcome.Edited ? AnswerOutcome.Sent : record.Outcome,
        };

    private Offer? Find(string suggestionId) => _offers.LastOrDefault(offer => offer.PlaceOf(suggestionId) > 0);

    private sealed class Offer(SuggestionsOffered offered)
    {
        private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
        private readonly HashSet<string> _counted = new(StringComparer.Ordinal);
        private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
        private bool _chosen;

        public SuggestionsOffered Offered => offered;

        /// <summary>The suggestion's place, from 1; 0 where it is none of these.</summary>
        public int PlaceOf(string suggestionId)
        {
            for (var i = 0; i < offered.Suggestions.Count; i++)
            {
                if (offered.Suggestions[i].SuggestionId == suggestionId)
                {
                    return i + 1;
                }
            }

            return 0;
        }

        public void Record(AnswerRecord record)
        {
            if (record.Outcome == AnswerOutcome.Shown)
            {
                _shown.Add(record.SuggestionId);
            }
            else if (_settled.Add(record.SuggestionId) && IsChoice(record))
            {
                _chosen = true;
                _counted.UnionWith(offered.Suggestions.Select(suggestion => suggestion.SuggestionId));
            }

            _counted.Add(record.SuggestionId);
        }

        public RankingLesson? Lesson(AnswerRecord record, int agent)
        {
            var known = record.Outcome == AnswerOutcome.Shown ? _shown : _settled;
            if (known.Contains(record.SuggestionId))
            {
                return null;
            }

            var answered = offered.Suggestions[PlaceOf(record.SuggestionId) - 1];
            var outcome = new OutcomeCount(DateOnly.FromDateTime(record.RecordTime.ToDateTime()), answered.Approach, record.Outcome, 1);
            if (offered.Situation.Length == 0 || (_chosen && IsChoice(record)))
            {
                return new RankingLesson([], [], [outcome]);
            }

            var (worth, sentences) = Worth(record, answered);
            return new RankingLesson([.. Choices(record, answered, worth, agent)], [.. Phrases(record, answered, sentences, agent)], [outcome]);
        }

        // Who sends one reply has passed over the others, also where the desktop did not say that it showed them.
        private IEnumerable<ChoiceCount> Choices(AnswerRecord record, Suggestion answered, int worth, int agent)
        {
            for (var i = 0; i < offered.Suggestions.Count; i++)
            {
                var suggestion = offered.Suggestions[i];
                var isAnswered = ReferenceEquals(suggestion, answered);
                var shown = (isAnswered || IsChoice(record)) && !_counted.Contains(suggestion.SuggestionId) ? 1 : 0;
                if (shown > 0 || (isAnswered && worth > 0))
                {
                    yield return new ChoiceCount(
                        offered.Situation, suggestion.Approach, Math.Min(i + 1, ChoiceCount.MaxPlace), agent, shown, isAnswered ? worth : 0);
                }
            }
        }

        private static IEnumerable<PhraseCount> Phrases(AnswerRecord record, Suggestion answered, IReadOnlyList<bool> kept, int agent) =>
            answered.Sentences
                .Select((sentence, i) => (sentence.PhraseId, Kept: IsChoice(record) && kept[i] ? 1 : 0))
                .Where(sentence => IsChoice(record) && sentence.PhraseId.Length > 0)
                .Select(sentence => new PhraseCount(sentence.PhraseId, AgentBuckets.Coarse(agent), sentence.Kept, 1 - sentence.Kept));

        private static (int Worth, IReadOnlyList<bool> Sentences) Worth(AnswerRecord record, Suggestion answered)
        {
            switch (record.Outcome)
            {
                case AnswerOutcome.Sent:
                    return (ChoiceCount.Whole, [.. answered.Sentences.Select(_ => true)]);
                case AnswerOutcome.Edited:
                    var (share, sentences) = KeptWords.Of(answered.Sentences, record.FinalText);
                    return ((int)Math.Round(ChoiceCount.Whole * share), sentences);
                default:
                    return (0, []);
            }
        }

        private static bool IsChoice(AnswerRecord record) => record.Outcome is AnswerOutcome.Sent or AnswerOutcome.Edited;
    }
}
