using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>A conversation as the lines of a brief look at it.</summary>
internal sealed class BriefView
{
    private readonly HashSet<string> _said;
    private readonly HashSet<string> _recorded;

    public BriefView(ConversationFold fold, DateTimeOffset now)
    {
        Fold = fold;
        Now = now;
        Context = fold.Context ?? new CustomerContext();
        Profile = fold.Context?.Profile;
        Style = new SpokenStyle(Profile?.LanguageCode, Profile?.TimeZone, now);
        CustomerTurns = [.. fold.Turns.Where(turn => turn.Role == Role.Customer)];
        OurTurns = [.. fold.Turns.Where(turn => turn.Role is Role.HumanAgent or Role.Bot)];
        _said = fold.Turns.Select(turn => turn.UtteranceId).ToHashSet(StringComparer.Ordinal);
        _recorded = Context.Interactions.Select(record => record.InteractionId).ToHashSet(StringComparer.Ordinal);

        // What this conversation added to the ledger may not have reached the context yet.
        Promises = [.. Context.Promises.Concat(fold.Promises).GroupBy(promise => promise.PromiseId, StringComparer.Ordinal).Select(same => same.First())];
    }

    public ConversationFold Fold { get; }

    public DateTimeOffset Now { get; }

    /// <summary>What is known about the customer; empty for one who is not identified.</summary>
    public CustomerContext Context { get; }

    public CustomerProfile? Profile { get; }

    public SpokenStyle Style { get; }

    public IReadOnlyList<PriorTurn> CustomerTurns { get; }

    public IReadOnlyList<PriorTurn> OurTurns { get; }

    public IReadOnlyList<Promise> Promises { get; }

    /// <summary>Everything that the customer said, as one text.</summary>
    public string Spoken => string.Join(' ', CustomerTurns.Select(turn => turn.Text));

    /// <summary>The sentences of some turns, in their order.</summary>
    public static IEnumerable<(PriorTurn Turn, string Text)> Sentences(IEnumerable<PriorTurn> turns) =>
        turns.SelectMany(turn => Sentence.Split(turn.Text).Select(sentence => (turn, sentence)));

    public static Evidence Utterance(string id) => new() { Kind = EvidenceKind.Utterance, Id = id };

    public static Evidence OfProfile(string field) => new() { Kind = EvidenceKind.Profile, Id = field };

    /// <summary>The evidence that an id stands for, where it is one of this conversation or of the records at hand.</summary>
    public IEnumerable<Evidence> Find(IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            if (_said.Contains(id))
            {
                yield return Utterance(id);
            }
            else if (_recorded.Contains(id))
            {
                yield return new Evidence { Kind = EvidenceKind.Interaction, Id = id };
            }
        }
    }

    /// <summary>A promise, and the words in which it was made.</summary>
    public IReadOnlyList<Evidence> Behind(Promise promise) =>
    [
        new Evidence { Kind = EvidenceKind.Promise, Id = promise.PromiseId }, .. Find([promise.MadeIn]),
    ];
}
