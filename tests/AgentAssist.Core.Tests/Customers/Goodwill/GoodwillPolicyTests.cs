using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Customers.Goodwill;

public sealed class GoodwillPolicyTests
{
    private const string Small =
        """
        {
          "currency": "EUR", "period_days": 30, "limits": { "customer": 20, "agent": 100, "tenant": 1000 }, "agent_limit": 5, "approval_share": 0.5,
          "harms": [ { "kind": "WRONG_BILL", "weight": 0.5, "rules": ["charged-twice"] } ],
          "gestures": [ { "id": "a", "description": "a credit of {amount}", "cost": 7.5, "harms": ["WRONG_BILL"], "least_harm": 0.2 } ]
        }
        """;

    [Fact]
    public void Default_Shipped_AgentsMayGiveSomethingForEveryHarm()
    {
        var policy = GoodwillPolicy.Default;

        foreach (var kind in Enum.GetValues<HarmKind>().Where(kind => kind != HarmKind.Unspecified))
        {
            Assert.InRange(policy.WeightOf(kind), 0.1, 1);
            Assert.Contains(policy.Gestures, gesture => gesture.Harms.Contains(kind) && gesture.Cost <= policy.AgentLimit);
        }

        Assert.Equal(HarmKind.WrongBill, policy.KindOf("billed-after-end"));
        Assert.Contains(policy.Gestures, gesture => gesture.Cost > policy.AgentLimit);
        Assert.All(policy.Gestures, gesture => Assert.DoesNotContain('{', gesture.Description));
    }

    [Fact]
    public void Parse_OwnPolicy_IsRead()
    {
        var policy = GoodwillPolicy.Parse(Small);

        var gesture = Assert.Single(policy.Gestures);
        Assert.Equal(("a credit of €7.50", 7.5m, 0.2), (gesture.Description, gesture.Cost, gesture.LeastHarm));
        var now = new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(new GoodwillLimits(20_000_000, 100_000_000, 1_000_000_000, now.AddDays(-30)), policy.LimitsAt(now));
        Assert.Equal(DateTimeOffset.MinValue, policy.PeriodStart(DateTimeOffset.MinValue.AddDays(3)));
        Assert.Equal((null, 0), (policy.KindOf("another-rule"), policy.WeightOf(HarmKind.Effort)));
    }

    [Theory]
    [InlineData("\"EUR\"", "\"eur\"", "currency \"eur\"")]
    [InlineData("\"period_days\": 30", "\"period_days\": 4000", "period_days")]
    [InlineData("\"customer\": 20", "\"customer\": -1", "limits.customer")]
    [InlineData("\"agent\": 100", "\"agent\": 0.0000001", "limits.agent")]
    [InlineData("\"agent_limit\": 5", "\"agent_limit\": 2000000000", "agent_limit")]
    [InlineData("\"approval_share\": 0.5", "\"approval_share\": 1.5", "approval_share")]
    [InlineData("\"kind\": \"WRONG_BILL\"", "\"kind\": \"BAD_LUCK\"", "\"BAD_LUCK\", which is no harm; there are WRONG_BILL")]
    [InlineData("\"weight\": 0.5", "\"weight\": 2", "weight")]
    [InlineData("[\"charged-twice\"]", "[\"charged-twice\", \"charged-twice\"]", "\"charged-twice\" twice")]
    [InlineData("\"harms\": [\"WRONG_BILL\"]", "\"harms\": []", "suits no harm")]
    [InlineData("\"harms\": [\"WRONG_BILL\"]", "\"harms\": [\"NOISE\"]", "the gesture \"a\" suits \"NOISE\"")]
    [InlineData("\"least_harm\": 0.2", "\"least_harm\": 0", "least_harm")]
    [InlineData("\"cost\": 7.5", "\"cost\": 21", "could never be")]
    [InlineData("{amount}", "{name}", "nothing else in braces")]
    [InlineData("a credit of {amount}", " ", "description")]
    [InlineData("\"id\": \"a\"", "\"id\": \"ä b\"", "visible ASCII")]
    [InlineData("\"currency\"", "\"currencies\"", "cannot be read")]
    [InlineData("\"cost\": 7.5, ", "", "cannot be read")]
    [InlineData("\"rules\": [\"charged-twice\"]", "\"rules\": null", "cannot be read")]
    public void Parse_Fault_IsNamed(string sound, string faulty, string fault)
    {
        Assert.Contains(sound, Small);

        var refused = Assert.Throws<InvalidDataException>(() => GoodwillPolicy.Parse(Small.Replace(sound, faulty, StringComparison.Ordinal)));

        Assert.Contains(fault, refused.Message);
    }

    [Fact]
    public void Parse_SeveralFaults_AreNamedTogether()
    {
        var refused = Assert.Throws<InvalidDataException>(() => GoodwillPolicy.Parse(
            Small.Replace("\"EUR\"", "\"\"", StringComparison.Ordinal).Replace("30", "0", StringComparison.Ordinal)));

        Assert.Contains("currency", refused.Message);
        Assert.Contains("period_days", refused.Message);
    }

    [Theory]
    [InlineData(10, "USD", "$10", "10.00 USD")]
    [InlineData(7.5, "GBP", "£7.50", "7.50 GBP")]
    [InlineData(12.345, "CHF", "12.345 CHF", "12.345 CHF")]
    public void Amounts_SaidAndWritten_AreExact(double amount, string currency, string said, string written)
    {
        Assert.Equal((said, written), (Amounts.Say((decimal)amount, currency), Amounts.Write((decimal)amount, currency)));
        Assert.Equal((decimal)amount, Amounts.FromMicros(Amounts.ToMicros((decimal)amount)));
    }
}
