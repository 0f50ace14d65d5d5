using AgentAssist.Core.Supervision;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Supervision;

public sealed class AlertLevelsTests
{
    private readonly AlertLevels _levels = new();
    private long _revision;

    [Fact]
    public void Decide_WhatRecordsShow_RaisesAndStandsUntilItIsSettled()
    {
        var broken = AlertGrounds.None with { BrokenPromise = new Promise { What = "call back", Due = "2026-03-04" } };
        var contradicted = AlertGrounds.None with { Contradiction = new Finding { Why = "Ended, but billed." } };

        Assert.Equal("A promise was not kept: call back, due 2026-03-04.", Assert.Single(_levels.Decide(new Analysis(), 2, broken).Raise).Why);
        Assert.Empty(_levels.Decide(new Analysis(), 2, contradicted).Raise);
        var raised = Assert.Single(_levels.Decide(new Analysis(), 2, contradicted with { IsSpokenOf = true }).Raise);
        Assert.Equal((AlertKind.Fairness, "Ended, but billed."), (raised.Kind, raised.Why));

        _levels.Raise(raised);
        Assert.Empty(_levels.Decide(new Analysis(), 4, contradicted).Clear);
        Assert.Equal(raised.AlertId, Assert.Single(_levels.Decide(new Analysis(), 4, AlertGrounds.None).Clear).AlertId);
    }

    [Fact]
    public void Decide_RiskBetweenTheThresholds_NeitherRaisesNorClears()
    {
        Assert.Empty(Hear(Risk(0.29)).Raise);
        var raised = Assert.Single(Hear(Risk(0.3)).Raise);
        Assert.Equal(($"ESCALATION_RISK-{_revision}", _revision), (raised.AlertId, raised.OnsetRevision));

        foreach (var hovering in new[] { 0.25, 0.31, 0.21, 0.7 })
        {
            var (raise, clear) = Hear(Risk(hovering));
            Assert.Empty(raise);
            Assert.Empty(clear);
        }

        Assert.Equal(AlertKind.EscalationRisk, Assert.Single(Hear(Risk(0.19)).Clear).Kind);
        Assert.Single(Hear(Risk(0.8)).Raise);
    }

    [Fact]
    public void Decide_SignalThatFades_ClearsAfterQuietTurns()
    {
        Assert.Single(Hear(Shows(SignalKind.Fairness, 1)).Raise);

        Assert.Equal(
            [0, 0, 0, 1, 0],
            Enumerable.Range(0, 5).Select(_ => Hear(new Analysis()).Clear.Count));
    }

    [Fact]
    public void Decide_ThreatOfPublicity_StaysForTheWholeContact()
    {
        Assert.Single(Hear(Shows(SignalKind.LegalOrPress, 0.9)).Raise);

        Assert.All(Enumerable.Range(0, 50), _ => Assert.Empty(Hear(new Analysis()).Clear));
    }

    [Fact]
    public void Decide_ThirdContact_IsCountedInTheReason()
    {
        Assert.Empty(_levels.Decide(new Analysis(), 2, AlertGrounds.None with { Contacts = 2 }).Raise);

        var raised = Assert.Single(_levels.Decide(new Analysis(), 2, AlertGrounds.None with { Contacts = 3 }).Raise);

        Assert.Equal(AlertKind.RepeatedContact, raised.Kind);
        Assert.Contains("3", raised.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_AcknowledgedAlert_ComesBackOnlyAfterItsReasonWentAndReturned()
    {
        var alert = Assert.Single(Hear(Risk(0.9)).Raise);
        _levels.Clear(new AlertCleared { AlertId = alert.AlertId, Kind = alert.Kind, AcknowledgedBy = "sup" });

        Assert.Empty(Hear(Risk(0.95)).Raise);
        Assert.Empty(Hear(Risk(0.1)).Raise);
        Assert.Single(Hear(Risk(0.9)).Raise);
    }

    // As the fold does: the utterance first, then the alerts that were decided on it.
    private (IReadOnlyList<Alert> Raise, IReadOnlyList<AlertCleared> Clear) Hear(Analysis analysis)
    {
        var decision = _levels.Decide(analysis, ++_revision, AlertGrounds.None with { Contacts = 1 });
        _levels.Hear(analysis);
        foreach (var cleared in decision.Clear)
        {
            _levels.Clear(cleared);
        }

        foreach (var raised in decision.Raise)
        {
            _levels.Raise(raised);
        }

        return decision;
    }

    private static Analysis Risk(double risk) => new() { Risk = risk };

    private static Analysis Shows(SignalKind kind, double score) =>
        new() { Signals = { new Signal { Kind = kind, Score = score } } };
}
