using System.Text;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Conversations.Briefing;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Tests.Suggestions;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Conversations.Briefing;

public sealed class BriefTests
{
    private static readonly string[] Topics = ["WHO", "ISSUE", "HISTORY", "TRIED", "PROMISED", "FEELING", "DO_NOT_ASK", "NEXT"];

    private static readonly string[] Read =
        ["government-parking-permit", "pharmacy-old-tablets", "streaming-came-back", "telecom-engineer-visit"];

    [Fact]
    public void Lines_EveryCaseAfterEveryTurn_KeepTheForm()
    {
        foreach (var one in BriefCase.All())
        {
            for (var turns = 0; turns <= one.Turns; turns++)
            {
                var fold = one.Fold(turns);
                Check(fold, Brief.Lines(fold, one.Now));
                Assert.Equal(Brief.Lines(fold, one.Now), Brief.Lines(one.Fold(turns), one.Now));
            }
        }
    }

    [Fact]
    public void Lines_AnyTalk_KeepTheForm()
    {
        var random = new Random(20260324);
        string[] words =
        [
            "I", "never", "got", "my", "refund", "of", "74.99", "USD", "Blair", "Morgan", "St.", "14", "Rata", "Street", "\"so\"", "they", "said,", "but", "why?", "no!",
            "called", "twice", "order", "ORD-61177", "on", "March", "3", "because", "and", new string('x', 900), "—", "it's", "not", "fair.", "we'll", "call", "you", "back.", "…", "€", "\n",
        ];
        for (var i = 0; i < 300; i++)
        {
            var fold = BriefCase.All().First().Fold(0);
            for (var turn = random.Next(8); turn > 0; turn--)
            {
                var text = string.Join(' ', random.GetItems(words, random.Next(1, 120)));
                BriefCase.Say(fold, random.Next(3) == 0 ? Role.HumanAgent : Role.Customer, string.IsNullOrWhiteSpace(text) ? "hm" : text);
            }

            Check(fold, Brief.Lines(fold, Told.Now));
        }
    }

    [Fact]
    public void Lines_NothingKnown_SaySoInOneLine()
    {
        var fold = new ConversationFold();
        BriefCase.Apply(fold, new AssistEvent { ConversationStarted = new ConversationStarted { Conversation = new Conversation { ConversationId = "c1" } } });

        var line = Assert.Single(Brief.Lines(fold, Told.Now));

        Assert.Equal(("WHO", "Nothing is known about the customer, and the customer has said nothing yet."), (line.Topic, line.Text));
    }

    [Fact]
    public void Lines_NumbersGiven_SayWhereAndNotWhich()
    {
        var fold = new ConversationFold();
        BriefCase.Apply(fold, new AssistEvent { ConversationStarted = new ConversationStarted { Conversation = new Conversation { ConversationId = "c1" } } });
        BriefCase.Say(fold, Role.Customer, "Hello, my parcel has not come.");
        BriefCase.Say(fold, Role.HumanAgent, "May I have your order number?");
        BriefCase.Say(fold, Role.Customer, "My order number is ORD-4471883, e-mail kim.berg@example.org.");

        var known = Brief.Lines(fold, Told.Now).Single(line => line.Topic == "DO_NOT_ASK");

        Assert.Contains("the order number", known.Text, StringComparison.Ordinal);
        Assert.Contains("(told in u4)", known.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4471883", known.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", known.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_CasesReadAsTheNextAgent_AreThese()
    {
        var text = new StringBuilder();
        foreach (var one in BriefCase.All().Where(one => Read.Contains(one.Name)).Prepend(BriefCase.Of("returned-equipment", Data("returned-equipment.json"))))
        {
            text.Append("== ").Append(one.Name).Append('\n');
            foreach (var line in Brief.Lines(one.Fold(one.Turns), one.Now))
            {
                text.Append(line.Topic).Append(": ").Append(line.Text).Append("  [").AppendJoin(' ', line.Evidence.Select(e => e.Id)).Append("]\n");
            }
        }

        if (text.ToString() != Data("Briefs.txt"))
        {
            // What is new is read before it takes the place of what was read before.
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "Briefs.txt"), text.ToString());
        }

        Assert.Equal(Data("Briefs.txt"), text.ToString());
    }

    [Theory]
    [InlineData("I moved to 14 Rata Street and then nobody wrote to me again", 9, "I moved to 14 Rata Street …")]
    [InlineData("I moved to 14 Rata Street and then nobody wrote to me again", 6, "I moved …")]
    [InlineData("The fee is gone. The rest I do not know about", 6, "The fee is gone.")]
    [InlineData("nobody has called me back about it, and I wait", 9, "nobody has called me back about it …")]
    [InlineData("please have her take none of the white tablets at all", 7, "please have …")]
    [InlineData("short", 3, "short")]
    public void Shortening_To_CutsAtBordersOnly(string text, int most, string expected) =>
        Assert.Equal(expected, Shortening.To(text, most));

    private static void Check(ConversationFold fold, IReadOnlyList<BriefLine> lines)
    {
        Assert.InRange(lines.Sum(line => WordCount.Of(line.Text)), 1, BriefBudget.MostWords);
        Assert.Equal(Topics.Where(topic => lines.Any(line => line.Topic == topic)), lines.Select(line => line.Topic));
        foreach (var line in lines)
        {
            Assert.False(string.IsNullOrWhiteSpace(line.Text));
            Assert.NotEmpty(line.Evidence);
            Assert.All(line.Evidence, evidence => Assert.True(Exists(fold, evidence), $"{line.Topic}: {evidence}"));
        }
    }

    private static bool Exists(ConversationFold fold, Evidence evidence) => evidence.Kind switch
    {
        EvidenceKind.Utterance => fold.Turns.Any(turn => turn.UtteranceId == evidence.Id),
        EvidenceKind.Interaction => fold.Context!.Interactions.Any(record => record.InteractionId == evidence.Id),
        EvidenceKind.Promise => fold.Context!.Promises.Concat(fold.Promises).Any(promise => promise.PromiseId == evidence.Id),
        EvidenceKind.Profile => CustomerProfile.Descriptor.FindFieldByName(evidence.Id) is not null,
        _ => false,
    };

    private static string Data(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "Conversations", "Briefing", name);
            if (File.Exists(path))
            {
                return File.ReadAllText(path);
            }
        }

        throw new FileNotFoundException(name);
    }
}
