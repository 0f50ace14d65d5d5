using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Promises;

/// <summary>Tells who is bound by a promise: whoever speaks, or the company.</summary>
internal sealed class PartyReader(Sentence sentence, PromiseLexicon lexicon)
{
    private readonly PhraseSet _vouching = lexicon.Class("vouching");
    private readonly PhraseSet _ownPart = lexicon.Class("ownpart");

    public PromiseParty Of(Commitment commitment, Act act)
    {
        var kind = commitment.Subject.Kind;
        var isOwn = kind == ActorKind.Speaker
            || (kind is ActorKind.Customer or ActorKind.Thing && _vouching.Find(sentence, 0, sentence.Count) >= 0)
            || (kind is ActorKind.Customer or ActorKind.Thing or ActorKind.Company && _ownPart.Find(sentence, Begin(commitment, act), Math.Min(sentence.Count, act.End + 4)) >= 0
                && !(kind == ActorKind.Company && sentence[commitment.Subject.Start] is "we"));
        return isOwn ? PromiseParty.Agent : PromiseParty.Company;
    }

    private static int Begin(Commitment commitment, Act act) => Math.Min(commitment.Start, act.Verb);
}
