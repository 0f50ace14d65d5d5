using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>
/// Proves the facts of a sentence: each from a source that holds it, and a day together with what is said to have happened on it
/// from one and the same source.
/// </summary>
internal sealed class FactChecker(IReadOnlyList<Source> sources)
{
    // A clause that has so much of what somebody said in its words says it back.
    private const double SaidBack = 0.6;

    /// <summary>The sources that prove the facts, and the facts that none proves.</summary>
    public (IReadOnlyList<Evidence> Evidence, IReadOnlyList<Fact> Unproven) Check(string sentence, IReadOnlyList<Fact> facts)
    {
        var evidence = new List<Evidence>();
        var unproven = new List<Fact>();
        foreach (var (start, end) in Clauses(sentence))
        {
            var clause = facts.Where(f => f.Start >= start && f.Start < end).ToArray();
            if (clause.Length == 0)
            {
                continue;
            }

            var states = Array.FindAll(clause, f => f.Kind == FactKind.State);
            var isDated = Array.Exists(clause, f => f.Kind == FactKind.Day);
            string[] stems = states.Length > 0 ? [.. WordStem.Of(sentence[start..end]).Distinct()] : [];
            foreach (var fact in clause)
            {
                // Of one clause with one statement, its days are the days of what is stated.
                var stated = fact.Kind == FactKind.Day && states.Length == 1 ? states[0] : (Fact?)null;
                var proof = ProofOf(fact, stated, stems) ?? (fact.Kind == FactKind.State && !isDated ? SaidBackBy(stems, fact) : null);
                if (proof is null)
                {
                    unproven.Add(fact);
                }
                else if (!evidence.Contains(proof.Evidence))
                {
                    evidence.Add(proof.Evidence);
                }
            }
        }

        return (evidence, unproven);
    }

    private Source? ProofOf(in Fact fact, in Fact? stated, string[] stems)
    {
        foreach (var source in sources)
        {
            if (source.Proves(fact, stems) && (stated is not { } state || source.Proves(state, stems)))
            {
                return source;
            }
        }

        return null;
    }

    private Source? SaidBackBy(string[] stems, Fact fact)
    {
        if (!fact.IsDenied && !fact.Statement!.IsCustomersToTell)
        {
            return null;
        }

        return stems.Length == 0 ? null : sources.LastOrDefault(s => s.IsCustomers && s.Shares(stems) >= stems.Length * SaidBack);
    }

    // Where another subject or another event can begin.
    private static IEnumerable<(int Start, int End)> Clauses(string sentence)
    {
        var start = 0;
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] is ';' or ':' or '—' || (sentence[i] == ',' && BeginsClause(sentence.AsSpan(i + 1))))
            {
                yield return (start, i + 1);
                start = i + 1;
            }
        }

        yield return (start, sentence.Length);
    }

    private static bool BeginsClause(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        foreach (var joint in (ReadOnlySpan<string>)["and ", "yet ", "but ", "although ", "though ", "while ", "so ", "which ", "we ", "you ", "your ", "I ", "it "])
        {
            if (rest.StartsWith(joint, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
