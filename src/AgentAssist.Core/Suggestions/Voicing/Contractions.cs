namespace AgentAssist.Core.Suggestions.Voicing;

/// <summary>
/// Draws words together ("I will" → "I'll") and apart again. What cannot be told for sure stays: the possessive of "the customer's
/// order", "let's", and a verb at the end of a clause ("here is where it is").
/// </summary>
internal static class Contractions
{
    private static readonly string[] Pronouns = ["i", "you", "he", "she", "it", "we", "they", "that", "this", "there"];

    // What may own a "'s" that is a verb; a noun's "'s" is a possessive.
    private static readonly string[] IsSubjects =
        ["it", "he", "she", "that", "there", "here", "what", "who", "where", "when", "how", "why", "nothing", "everything", "something"];

    private static readonly string[] ContractedIs = ["it", "he", "she", "that", "there", "here", "what", "who"];

    private static readonly string[] People = ["i", "you", "he", "she", "we", "they"];

    private static readonly string[] HadSubjects = [.. People, "it", "who", "that", "there"];

    private static readonly string[] Negatable =
    [
        "is", "are", "was", "were", "have", "has", "had", "do", "does", "did", "could", "would", "should", "need", "must", "might", "will", "can",
    ];

    // After one of these "has" is meant, whatever follows: "it's been", "it's got".
    private static readonly string[] AfterHas = ["been", "had", "got", "become", "happened"];

    private static readonly string[] AlsoAfterHas =
        ["arrived", "disappeared", "stopped", "started", "worked", "failed", "crashed", "begun", "grown", "fallen", "risen", "come"];

    private static readonly string[] Objects =
        ["me", "you", "us", "them", "him", "her", "it", "the", "a", "an", "my", "your", "our", "their", "its", "this", "that", "these", "those"];

    private static readonly string[] Joints = ["and", "or", "but", "than", "when", "while", "because", "before", "after", "until", "if"];

    // Behind one of these "it" and "you" are objects: "the people behind it will hear", "who helps you is here".
    private static readonly string[] BeforeObject =
        ["of", "with", "behind", "about", "for", "to", "from", "at", "by", "over", "near", "like", "between", "against", "help", "helps", "helped"];

    // What "where" and "how" asked for, at the end: "where you are now".
    private static readonly string[] Stranded = ["now", "then", "today", "here", "there", "from", "at", "in", "on", "to"];

    /// <summary>Draws every contraction apart.</summary>
    public static string Expand(string text)
    {
        if (text.AsSpan().IndexOfAny('\'', '’') < 0)
        {
            return text;
        }

        var run = WordRun.Cut(text);
        for (var i = 0; i < run.Count; i++)
        {
            Expand(run, i);
        }

        return run.ToString();
    }

    /// <summary>Draws together what English draws together.</summary>
    public static string Contract(string text)
    {
        var run = WordRun.Cut(text);
        for (var i = 0; i < run.Count; i++)
        {
            if (!TryNegation(run, i))
            {
                TrySubject(run, i);
            }
        }

        return run.ToString();
    }

    private static void Expand(WordRun run, int i)
    {
        var word = run.Lower(i);
        var cut = word.LastIndexOf('\'');
        if (cut <= 0)
        {
            return;
        }

        var head = word[..cut];
        var verb = word[(cut + 1)..] switch
        {
            "m" when head is "i" => "am",
            "re" => "are",
            "ve" => "have",
            "ll" => "will",
            "s" when IsSubjects.Contains(head) => IsPerfect(run, i) ? "has" : "is",
            "d" when HadSubjects.Contains(head) => IsPast(run, i) ? "had" : "would",
            "t" when head.EndsWith('n') && head is not "ain" => "not",
            _ => null,
        };
        if (verb is null)
        {
            return;
        }

        var said = run[i][..cut];
        if (verb != "not")
        {
            run[i] = said + " " + (IsShouted(run[i]) ? verb.ToUpperInvariant() : verb);
            return;
        }

        var positive = WordRun.LikeCapitals(head switch { "can" => "can", "won" => "will", "shan" => "shall", _ => head[..^1] }, said);
        var not = IsShouted(run[i]) ? "NOT" : "not";
        if (run.Asks && Pronouns.Contains(run.After(i)))
        {
            // "Isn't it late?" asks as "Is it not late?".
            run[i] = positive;
            run[i + 1] += " " + not;
        }
        else
        {
            run[i] = positive + (head is "can" ? "" : " ") + not;
        }
    }

    /// <summary>Whether the "'s" stands for "has": "it's been", "it's cost me", but "it's late", "it's settled".</summary>
    private static bool IsPerfect(WordRun run, int i)
    {
        var verb = AfterAdverbs(run, i);
        var next = run.Lower(verb);
        return AfterHas.Contains(next)
            || AlsoAfterHas.Contains(next)
            || (VerbForms.IsParticiple(next) && (Objects.Contains(run.After(verb)) || (next is "gone" && run.After(verb).Length > 0)));
    }

    /// <summary>Whether the "'d" stands for "had": "you'd been", "you'd better", but "you'd like", "you'd put".</summary>
    private static bool IsPast(WordRun run, int i)
    {
        var next = run.Lower(AfterAdverbs(run, i));
        return next is "better" || (VerbForms.IsParticiple(next) && !VerbForms.IsAlsoBase(next));
    }

    /// <summary>The word behind those that may stand between a verb and its participle; beyond the end where the clause ends.</summary>
    private static int AfterAdverbs(WordRun run, int i)
    {
        do
        {
            if (!run.Joined(i))
            {
                return run.Count;
            }

            i++;
        }
        while (VerbForms.IsAdverb(run.Lower(i)));

        return i;
    }

    /// <summary>"is not" → "isn't", "Is it not" → "Isn't it".</summary>
    private static bool TryNegation(WordRun run, int i)
    {
        var word = run.Lower(i);
        if (word is "cannot")
        {
            run[i] = WordRun.LikeCapitals("can't", run[i]);
            return true;
        }

        if (!Negatable.Contains(word))
        {
            return false;
        }

        var negated = WordRun.LikeCapitals(word switch { "will" => "won't", "can" => "can't", _ => word + "n't" }, run[i]);
        if (run.After(i) is "not")
        {
            run[i] = negated;
            run.Remove(i + 1);
            return true;
        }

        if (run.Asks && Pronouns.Contains(run.After(i)) && run.After(i + 1) is "not")
        {
            run[i] = negated;
            run.Remove(i + 2);
            return true;
        }

        return false;
    }

    private static void TrySubject(WordRun run, int i)
    {
        var subject = run.Lower(i);
        var verb = run.After(i);
        var ending = verb switch
        {
            "am" when subject is "i" => "'m",
            "are" when subject is "you" or "we" or "they" => "'re",
            "is" when ContractedIs.Contains(subject) => "'s",
            "will" when People.Contains(subject) || subject is "it" => "'ll",
            "would" when People.Contains(subject) => "'d",
            "have" when subject is "i" or "you" or "we" or "they" && VerbForms.IsParticiple(run.Lower(AfterAdverbs(run, i + 1))) => "'ve",
            "has" when subject is "it" or "he" or "she" && AfterHas.Contains(run.Lower(AfterAdverbs(run, i + 1))) => "'s",
            "had" when People.Contains(subject) && run.Lower(AfterAdverbs(run, i + 1)) is var did
                && (did is "better" || (VerbForms.IsParticiple(did) && !VerbForms.IsAlsoBase(did))) => "'d",
            _ => null,
        };
        if (ending is null || !IsFollowed(run, i) || (run.After(i + 1) is "not" && verb is not "am"))
        {
            return;
        }

        run[i] += IsShouted(run[i + 1]) && run[i].Length > 1 ? ending.ToUpperInvariant() : ending;
        run.Remove(i + 1);
    }

    /// <summary>Whether the word is the verb's subject and the clause goes on: "where it is and", "what it is." do not draw together.</summary>
    private static bool IsFollowed(WordRun run, int subject)
    {
        var verb = subject + 1;
        if (!run.Joined(verb) || Joints.Contains(run.After(verb)))
        {
            return false;
        }

        var isObject = run.Lower(subject) is "it" or "you" or "that" && BeforeObject.Contains(run.Before(subject));
        var isStranded = run.Before(subject) is "where" or "how" && Stranded.Contains(run.After(verb)) && !run.Joined(verb + 1);
        return !isObject && !isStranded;
    }

    private static bool IsShouted(string word) => word.Count(char.IsLetter) > 1 && !word.Any(char.IsLower);
}
