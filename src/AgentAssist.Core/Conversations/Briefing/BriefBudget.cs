using AgentAssist.Core.Suggestions;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>
/// Chooses what a brief has room for: everything that matters in its shortest form, then in forms that read well, then what is
/// nice to know, then longer forms. What matters least comes last in each round. Nothing is cut here: an item's forms are whole
/// sentences.
/// </summary>
internal static class BriefBudget
{
    /// <summary>The most words that a brief has: what a person reads in 20 seconds, with time left to look up.</summary>
    public const int MostWords = 120;

    /// <summary>How long a form may be that takes room before what is nice to know does.</summary>
    private const int Comfortable = 22;

    private static readonly string[] Topics = ["WHO", "ISSUE", "HISTORY", "TRIED", "PROMISED", "FEELING", "DO_NOT_ASK", "NEXT"];

    public static IReadOnlyList<BriefLine> Fit(IEnumerable<BriefItem> items)
    {
        var choices = items.Where(item => item.Forms.Count > 0).Select(item => new Choice(item)).ToArray();
        var byRank = choices.OrderBy(choice => choice.Item.Rank).ToArray();
        var core = byRank.Where(choice => choice.Item.Rank < BriefItem.Extra).ToArray();
        var extras = byRank.Where(choice => choice.Item.Rank >= BriefItem.Extra).ToArray();
        var left = MostWords;
        foreach (var (round, most) in (ReadOnlySpan<(Choice[], int)>)[(core, 0), (core, Comfortable), (extras, 0), (core, MostWords), (extras, MostWords)])
        {
            foreach (var choice in round)
            {
                left -= choice.Grow(most, left);
            }
        }

        return [.. Topics.Select(topic => Line(topic, choices)).Where(line => line.Text.Length > 0)];
    }

    private static BriefLine Line(string topic, Choice[] choices)
    {
        var of = choices.Where(choice => choice.IsIn && choice.Item.Topic == topic).ToArray();
        var line = new BriefLine { Topic = topic, Text = string.Join(' ', of.Select(choice => choice.Text)) };
        line.Evidence.Add(of.SelectMany(choice => choice.Item.Evidence).Distinct());
        return line;
    }

    private sealed class Choice(BriefItem item)
    {
        // Behind the last form: left out.
        private int _form = item.Forms.Count;

        public BriefItem Item { get; } = item;

        public bool IsIn => _form < Item.Forms.Count;

        public string Text => Item.Forms[_form];

        private int Words => IsIn ? WordCount.Of(Text) : 0;

        /// <summary>Takes the longest form that fits, of at most so many words, or the shortest; returns how many words it added.</summary>
        public int Grow(int most, int left)
        {
            var before = Words;
            for (var form = 0; form < _form; form++)
            {
                var words = WordCount.Of(Item.Forms[form]);
                if (words - before <= left && (words <= most || form == Item.Forms.Count - 1))
                {
                    _form = form;
                    return words - before;
                }
            }

            return 0;
        }
    }
}
