// Usage: as AgentAssist.Server; lines on standard input switch faults, see Switchboard. Ends when standard input ends.
// The server's own Program runs unchanged; its ports are wrapped at the moment when its host is built.
using System.Reflection;
using AgentAssist.Robustness.Node;

var switchboard = new Switchboard();
using var wrapping = HostBuilding.Adjust(services => Wrapping.Apply(services, switchboard));
_ = Task.Run(() => switchboard.ListenAsync(Console.In, Console.Out));

var server = Assembly.Load("AgentAssist.Server").EntryPoint!;
return (int)server.Invoke(null, [args])!;
