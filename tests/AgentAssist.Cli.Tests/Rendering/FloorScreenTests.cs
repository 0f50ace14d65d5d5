using AgentAssist.Cli.Rendering;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;

namespace AgentAssist.Cli.Tests.Rendering;

public sealed class FloorScreenTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Draw_PromisesAreDue_SaysWhatToWhomAndWhen()
    {
        var model = new FloorModel();
        model.Apply(new WatchFloorResponse { Snapshot = new FloorSnapshot { DuePromises = { Due("late", -3, PromiseState.Overdue), Due("call back", 5) } } });

        var lines = Draw(model);

        Assert.Contains("Promised to cust-1, overdue by 3 h: late", lines);
        Assert.Contains("Promised to cust-1, due in 5 h: call back", lines);
    }

    [Fact]
    public void Draw_MorePromisesThanFit_CountsTheRest()
    {
        var frame = new FloorDuePromises();
        frame.Promises.Add(Enumerable.Range(1, 8).Select(hours => Due($"promise {hours}", hours + 1)));
        var model = new FloorModel();

        model.Apply(new WatchFloorResponse { DuePromises = frame });

        var lines = Draw(model);
        Assert.Contains("Promised to cust-1, due in 6 h: promise 5", lines);
        Assert.DoesNotContain(lines, line => line.Contains("promise 6", StringComparison.Ordinal));
        Assert.Contains("and 3 further promises due or overdue", lines);
    }

    [Fact]
    public void Draw_ManyAreLate_WhatCanStillBeKeptStandsBeforeThem()
    {
        var frame = new FloorDuePromises();
        frame.Promises.Add(Enumerable.Range(1, 8).Select(hours => Due($"late {hours}", hours - 9, PromiseState.Overdue)).Append(Due("call back", 1)));
        var model = new FloorModel();

        model.Apply(new WatchFloorResponse { DuePromises = frame });

        var lines = Draw(model);
        Assert.Equal("Promised to cust-1, due in 60 min: call back", lines.First(line => line.StartsWith("Promised", StringComparison.Ordinal)));
        Assert.Contains("Promised to cust-1, overdue by 60 min: late 8", lines);
    }

    [Fact]
    public void Apply_NothingIsDueAnyMore_ScreenShowsNone()
    {
        var model = new FloorModel();
        model.Apply(new WatchFloorResponse { DuePromises = new FloorDuePromises { Promises = { Due("call back", 1) } } });

        model.Apply(new WatchFloorResponse { DuePromises = new FloorDuePromises() });

        Assert.DoesNotContain(Draw(model), line => line.Contains("Promised", StringComparison.Ordinal));
    }

    private static string[] Draw(FloorModel model)
    {
        using var output = new StringWriter();
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        screen.Profile.Width = 120;
        screen.Write(FloorScreen.Draw(model, connection: null, Now, rowsShown: 10));
        return [.. output.ToString().Split('\n').Select(line => line.TrimEnd())];
    }

    private static DuePromise Due(string what, int hours, PromiseState state = PromiseState.Open) => new()
    {
        Promise = new Promise { What = what, CustomerId = "cust-1", State = state },
        PassTime = Timestamp.FromDateTimeOffset(Now.AddHours(hours)),
    };
}
