using static AgentAssist.Core.Suggestions.Wording.ClauseWords;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>
/// Finds clauses in the customer's words that are safe to say back: a known subject, a finite verb, no oath, no verdict, no
/// masked secret, not too long. What is not surely whole is left out: a general reply is better than a garbled one.
/// </summary>
internal static class ClauseReader
{
    private const int LongestClause = 15;
    private const int LongestSubject = 7;

    /// <summary>The clauses that may be said back, in the order in which they were said.</summary>
    public static IEnumerable<Clause> Read(string text)
    {
        foreach (var sentence in Sentence.Split(text))
        {
            if (sentence.EndsWith('?') || sentence.Contains('['))
            {
                continue;
            }

            foreach (var words in Cut(sentence))
            {
                if (TryRead(words) is { } clause)
                {
                    yield return clause;
                }
            }
        }
    }

    private static IEnumerable<List<Token>> Cut(string sentence)
    {
        var start = true;
        foreach (var piece in sentence.Split([", ", ";", ": ", " - ", " – ", " — ", "—", "...", "(", ")"], StringSplitOptions.TrimEntries))
        {
            var words = Token.Cut(piece, start);
            start = false;
            var from = 0;
            for (var i = 1; i < words.Count - 1; i++)
            {
                if (IsPurpose(words, i))
                {
                    yield return words[from..i];
                    from = words.Count;
                    break;
                }

                if (Joints.Contains(words[i].Lower) && Subjects.Contains(words[i + 1].Lower) && !BelongsTogether(words, from, i))
                {
                    yield return words[from..i];
                    from = i + 1;
                }
                else if ((Cuts.Contains(words[i].Lower) && !(words[i].Lower is "until" && !Subjects.Contains(words[i + 1].Lower))) || AsksAnew(words, i) || (Joints.Contains(words[i].Lower) && i + 2 < words.Count && Befores.Contains(words[i + 1].Lower) && Subjects.Contains(words[i + 2].Lower)))
                {
                    yield return words[from..i];
                    from = words.Count;
                    break;
                }
            }

            if (from < words.Count)
            {
                yield return words[from..];
            }
        }
    }

    // "I only found out because my card was declined": cut there, it would tell of nothing.
    private static bool BelongsTogether(List<Token> words, int from, int joint) =>
        words[from..joint].Exists(w => w.Lower is "between") || (words[joint].Lower is "because" && words[from..joint].Exists(w => w.Lower is "only"));

    // "I wrote it on the back so I wouldn't forget it": what was meant to be is not what happened.
    private static bool IsPurpose(List<Token> words, int i) =>
        words[i].Lower is "so" && i + 2 < words.Count && Subjects.Contains(words[i + 1].Lower)
        && words[i + 2].Lower is "can" or "could" or "can't" or "couldn't" or "would" or "wouldn't" or "won't" or "don't" or "didn't" or "might";

    // "I have waited seven weeks what is five minutes", "I typed it wrong three times can you unblock it".
    private static bool AsksAnew(List<Token> words, int i) =>
        ((words[i].Lower is "what" or "how" && words[i + 1].Lower is "is" or "are" or "am" or "do" or "does")
            || (i > 2 && words[i].Lower is "can" or "could" or "would" or "will" && words[i + 1].Lower is "you" && !Governing.Contains(words[i - 1].Lower)))
        && !IsVerb(words, i - 1) && !IsPreposition(words[i - 1].Lower) && words[i - 1].Lower is not ("about" or "me" or "us" or "know" or "see" or "understand");

    private static Clause? TryRead(List<Token> words)
    {
        Trim(words);
        Complete(words);
        words = [.. Passive.Of(words) ?? words];
        if (words.Count is < 3 or > LongestClause || words.Exists(w => !IsSayable(w)) || Dangling.Contains(words[^1].Lower) || ClauseFaults.Any(words))
        {
            return null;
        }

        // "You can't just put that in a form": everybody, not we.
        var verb = words[0].Lower is "you" && words[1].Lower is "can't" or "can" or "cannot" or "should" or "shouldn't" or "could" or "must" or "know" or "need" ? -1 : FindVerb(words);
        if (verb < 0)
        {
            return null;
        }

        // "I'm writing that down" is no trouble, and no news.
        if (words.Exists(w => w.Lower is "writing" or "noting" or "jotting" or "write" or "wrote") && words[^1].Lower is "down")
        {
            return null;
        }

        var trouble = words.Count(w => Lexicon.Default.Trouble.Contains(w.Lower) || w.Lower.EndsWith("n't", StringComparison.Ordinal));
        var subject = words[0].Lower;
        return new Clause(PersonShift.ToSecondPerson(words), words, trouble, subject is "you" or "you've" or "you're" || IsClaim(words))
        {
            BySpeaker = subject is "i" or "i've" or "we" or "we've",
            IsPast = words[Math.Min(verb + (verb == 0 ? 1 : 0), words.Count - 1)].Lower is var main
                && (main.EndsWith("ed", StringComparison.Ordinal) || PastVerbs.Contains(main)),
            Claims = IsClaim(words),
            NeedsSomething = words.Any(w => w.Lower is "need" or "needs"),
        };
    }

    private static void Trim(List<Token> words)
    {
        var trimmed = true;
        while (trimmed)
        {
            trimmed = false;
            while (words.Count > 3 && Leads.Contains(words[0].Lower))
            {
                words.RemoveAt(0);
                trimmed = true;
            }

            foreach (var lead in LeadPhrases)
            {
                if (words.Count > lead.Length + 2 && Begins(words, lead) && Subjects.Contains(words[lead.Length].Lower))
                {
                    words.RemoveRange(0, lead.Length);
                    trimmed = true;
                }
            }
        }

        // "I'm not feeling well and would | like to see my doctor".
        if (words.Count > 4 && Modals.Contains(words[^1].Lower))
        {
            words.RemoveAt(words.Count - 1);
        }

        while (words.Count > 3 && Trailing.Contains(words[^1].Lower) && !(words[^1].Lower is "now" && words[^2].Lower is "right") && !(words[^1].Lower is "here" && (words[^2].Lower is "down" or "up" or "over" or "out" or "in" or "back" or "is" or "are" || words[^2].Lower.EndsWith("n't", StringComparison.Ordinal))))
        {
            words.RemoveAt(words.Count - 1);
        }
    }

    private static bool Begins(List<Token> words, string[] lead)
    {
        for (var i = 0; i < lead.Length; i++)
        {
            if (words[i].Lower != lead[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gives "still waiting for the refund" and "been waiting a week" the subject and verb that they leave out.</summary>
    private static void Complete(List<Token> words)
    {
        if (words.Count < 3)
        {
            return;
        }

        if (words[0].Lower is "still" && words[1].Lower.EndsWith("ing", StringComparison.Ordinal))
        {
            words.Insert(0, new Token("i'm", "i'm"));
        }
        else if (words[0].Lower is "been" && words[1].Lower.EndsWith("ing", StringComparison.Ordinal))
        {
            words.Insert(0, new Token("i've", "i've"));
        }
    }

    /// <summary>Whether the clause says what only a decision can settle, such as who owes what.</summary>
    private static bool IsClaim(List<Token> words) =>
        words.Any(w => w.Lower is "owe" or "owes" or "owed" or "deserve" or "entitled" or "illegal" or "illegally" or "fraud" or "stole");

    private static bool IsSayable(Token word)
    {
        for (var i = 0; i < word.Lower.Length; i++)
        {
            var c = word.Lower[i];
            if (!char.IsLetterOrDigit(c) && !(c is ',' && WholeFigures.IsWithin(word.Lower, i)) && c is not ('\'' or '-' or '.' or '$' or '£' or '€' or '%' or '&' or '/'))
            {
                return false;
            }
        }

        return word.Lower.Length <= 24 && !Lexicon.Default.Unsaid.Contains(word.Lower) && !Verdicts.Contains(word.Lower);
    }

    private static int FindVerb(List<Token> words)
    {
        var at = AfterSubject(words);
        if (at == 0)
        {
            return -1;
        }

        if (words[at - 1].Lower.Contains('\'') && words[0].Lower is "i'm" or "i've" or "it's" or "we're" or "we've" or "you've" or "you're" or "there's")
        {
            return 0;
        }

        while (at < words.Count && Lexicon.Default.Adverbs.Contains(words[at].Lower) && words[at].Lower != "never")
        {
            at++;
        }

        if (at >= words.Count - 1 && words.Count < 4 && words[0].Lower is not ("i" or "my" or "nobody" or "it"))
        {
            return -1;
        }

        return at < words.Count && IsVerb(words, at) ? at : -1;
    }

    /// <summary>Whether a finite verb stands there.</summary>
    public static bool IsVerb(List<Token> words, int at)
    {
        var word = words[at].Lower;
        if (word is "can" or "could" or "will" or "would" or "should" or "must" or "want")
        {
            return false;
        }

        if (word == "never")
        {
            return at + 1 < words.Count && IsVerb(words, at + 1);
        }

        return Lexicon.Default.Verbs.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal));
    }

    /// <summary>Whether a noun must follow the word.</summary>
    public static bool IsPreposition(string word) => word is "in" or "of" or "on" or "at" or "for" or "from" or "with" or "by" or "near";

    /// <summary>Where the subject ends; 0 where the clause begins with none that is known.</summary>
    private static int AfterSubject(List<Token> words)
    {
        switch (words[0].Lower)
        {
            case "i" or "i'm" or "i've" or "we" or "we're" or "we've" or "you" or "you've" or "you're" or "it" or "it's" or "there" or "there's"
                or "nobody" or "no-one" or "someone" or "somebody" or "nothing" or "everything":
                return 1;
            case "my" or "our" or "your" or "the" or "these" or "those" or "both" or "another":
                for (var i = 1; i < words.Count && i <= LongestSubject; i++)
                {
                    var word = words[i].Lower;
                    if (i > 1 && (IsVerb(words, i) || (Lexicon.Default.Adverbs.Contains(word) && word is not "again")))
                    {
                        return i;
                    }

                    if ((Subjects.Contains(word) && !IsPreposition(words[i - 1].Lower)) || word is "to" or "that" or "who")
                    {
                        return 0;
                    }
                }

                return 0;
            default:
                return 0;
        }
    }
}
