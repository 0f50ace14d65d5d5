using System.CommandLine;
using AgentAssist.Robustness.Commands;

var root = new RootCommand("Breaks AgentAssist on purpose and tells whether its promises held.")
{
    RunCommand.Create(),
    OverloadCommand.Create(),
    SoakCommand.Create(),
};
var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = true });
return parsed.Errors.Count > 0 ? ExitCodes.UsedWrongly : exitCode;
