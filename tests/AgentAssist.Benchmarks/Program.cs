using AgentAssist.Benchmarks;

// The benchmark starts itself again as the bare echo server, so that both servers are processes of their own.
if (args is ["echo-server", var port])
{
    await EchoServer.RunAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["analyzer"])
{
    AnalyzerBenchmark.Run();
    return 0;
}

if (args is ["suggest"])
{
    SuggestionBenchmark.Run();
    return 0;
}

if (args is ["history"])
{
    await ContextByHistoryLength.RunAsync(new Load(Rounds: 5, CallsPerRound: 4_000));
    return 0;
}

if (args is not ([] or ["--quick"]))
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/AgentAssist.Benchmarks -c Release [-- --quick | -- analyzer | -- suggest | -- history]");
    return 2;
}

var load = args.Length == 1 ? new Load(Rounds: 3, CallsPerRound: 1_000) : new Load(Rounds: 7, CallsPerRound: 8_000);
await AddUtteranceAgainstEcho.RunAsync(load);
await ContextAgainstPlainGet.RunAsync(load);
await ContextByHistoryLength.RunAsync(load);
return 0;
